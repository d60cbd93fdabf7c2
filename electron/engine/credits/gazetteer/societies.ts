/** Collecting societies of authors and artists: with the name before them they hold the rights. */
export const societies = `
  Adagp; ADAGP; SAIF; SACD; Scam; SACEM; VG Bild-Kunst; Bildrecht; ProLitteris; Pictoright; SABAM; SOFAM; DACS;
  ARS; Artists Rights Society; SIAE; VEGAP; SGAE; Visarta; BONO; Copydan; VISDA; Kuvasto; GEMA; VG Wort;
  Visual Copyright Society; JASPAR; CARCC; SODRAC; AUTVIS; Design and Artists Copyright Society
`;
