const forms: readonly RegExp[] = [
  /\b(?:CC|Creative Commons)[ -]?(?:0(?:[ -]1\.0)?|BY(?:[- ](?:SA|ND|NC))*)(?:[ -]\d\.\d)?(?:[ -](?:Deed|DE|IGO|Unported|International))?(?![\p{L}\p{N}])/iu,
  /\bCC0(?: 1\.0)?\b|\bPDM(?: 1\.0)?\b/u,
  /\bCreative ?Commons attribution\b[^/|;()]*?(?: licen[cs]e)?(?=[.\s]*$|[/|;()])/iu,
  /\bfree for all\b/iu,
  /\bCreative Commons(?: [A-Z][\w-]+)*(?: \d\.\d)?/u,
  /\b(?:public ?domain(?: mark)?|gemeinfrei|domaine public|dominio p[úu]bblico|pubblico dominio|dominio p[úu]blico|dom[íi]nio p[úu]blico)\b/iu,
  /공공누리(?:\s*제\s*\d\s*유형)?|公有领域|公共领域|公有領域|パブリックドメイン|퍼블릭\s*도메인/u,
];

/** Takes the licence out of the text, in its own words; a separator stays in its place. */
export function takeLicence(text: string): {
  readonly rest: string;
  readonly licence: string | null;
} {
  for (const form of forms) {
    const match = form.exec(text);
    if (match !== null) return { licence: match[0].trim(), rest: text.replace(match[0], " | ") };
  }
  return { licence: null, rest: text };
}
