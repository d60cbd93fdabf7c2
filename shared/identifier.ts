import { checkCharacter } from "./iso-7064.ts";

/** The registers that films, people and companies are identified in. */
export const identifierSchemes = ["wikidata", "imdb", "eidr", "isan", "other"] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

export const identifierSchemeNames: Readonly<Record<IdentifierScheme, string>> = {
  wikidata: "Wikidata",
  imdb: "IMDb",
  eidr: "EIDR",
  isan: "ISAN",
  other: "Other",
};

/** What an identifier is of: IMDb numbers films, people and companies apart, EIDR and ISAN only works. */
export type Identified = "film" | "agent";

/** An identifier in its canonical form, or what is wrong with what was written. */
export type ReadIdentifier = { readonly value: string } | { readonly complaint: string };

/** Reads an identifier as people write and paste it: in small letters, without hyphens, as an address. */
export function readIdentifier(
  scheme: IdentifierScheme,
  of: Identified,
  written: string,
): ReadIdentifier {
  const text = written.trim();
  switch (scheme) {
    case "wikidata":
      return matched(text, /(?:^|\/)(Q[1-9]\d*)$/iu, "a Wikidata number such as Q1001042");
    case "imdb":
      return of === "film"
        ? matched(text, /(?:^|\/)(tt\d{7,})\/?$/iu, "an IMDb number of a title such as tt0118694")
        : matched(
            text,
            /(?:^|\/)((?:nm|co)\d{7,})\/?$/iu,
            "an IMDb number of a person or company such as nm0504897 or co0049348",
          );
    case "eidr":
      return readEidr(text);
    case "isan":
      return readIsan(text);
    case "other":
      return text === "" ? { complaint: "An identifier cannot be empty." } : { value: text };
  }
}

function matched(text: string, shape: RegExp, what: string): ReadIdentifier {
  const found = shape.exec(text)?.[1];
  if (found === undefined) return { complaint: `“${text}” is not ${what}.` };
  return { value: found.toLowerCase().replace("q", "Q") };
}

/** 10.5240, twenty hexadecimal digits and a check character. */
function readEidr(text: string): ReadIdentifier {
  const suffix = /(?:^|\/)10\.5240\/([\dA-Fa-f-]+-?[\dA-Za-z])$/u.exec(text)?.[1] ?? "";
  const [, digits, check] = /^([\dA-F]{20})([\dA-Z])$/u.exec(bare(suffix)) ?? [];
  if (digits === undefined || check === undefined) {
    return { complaint: `“${text}” is not an EIDR such as 10.5240/7791-8534-2C23-9030-8610-5.` };
  }
  const wrong = wrongCheck("EIDR", text, { given: check, right: checkCharacter(digits) });
  return wrong ?? { value: `10.5240/${inFours(digits)}-${check}` };
}

/** Of the work and, if need be, of a version, each with its check character; or neither with one. */
const shapeOfIsan =
  /^(?:(?:URN)?ISAN)?(?:([\dA-F]{16})([\dA-Z])(?:([\dA-F]{8})([\dA-Z]))?|([\dA-F]{16})([\dA-F]{8})?)$/u;

/** Whether it can be meant as an ISAN, also where a check character is mistyped. */
export function hasShapeOfIsan(written: string): boolean {
  return shapeOfIsan.test(bare(written));
}

/** Whether nothing tells that an ISAN is mistyped: it is kept as it was given, without check characters. */
export function isUncheckedIsan(value: string): boolean {
  return /^ISAN(?:[ -][\dA-F]{4}){4}(?:-[\dA-F]{4}){0,2}$/u.test(value);
}

/**
 * Sixteen hexadecimal digits of the work and a check character; of a version eight more and another, over all.
 * The check characters, as the word ISAN and the hyphens, may be left out (ISAN International Agency, structure
 * of the ISAN); RFC 4246 writes it as `urn:isan:`.
 */
function readIsan(text: string): ReadIdentifier {
  const [, work, check, version, last, unchecked, uncheckedVersion] =
    shapeOfIsan.exec(bare(text)) ?? [];
  if (unchecked !== undefined)
    return { value: `ISAN ${inFours(unchecked + (uncheckedVersion ?? ""))}` };
  if (work === undefined || check === undefined) {
    return {
      complaint: `“${text}” is not an ISAN such as ISAN 0000-0000-3A8D-0000-Z-0000-0000-6.`,
    };
  }
  const wrong = wrongCheck("ISAN", text, { given: check, right: checkCharacter(work) });
  if (wrong !== null) return wrong;
  const ofWork = `ISAN ${inFours(work)}-${check}`;
  if (version === undefined || last === undefined) return { value: ofWork };
  const wrongLast = wrongCheck("ISAN", text, {
    given: last,
    right: checkCharacter(work + version),
  });
  return wrongLast ?? { value: `${ofWork}-${inFours(version)}-${last}` };
}

function wrongCheck(
  scheme: string,
  text: string,
  { given, right }: { given: string; right: string },
): { complaint: string } | null {
  if (given === right) return null;
  return {
    complaint: `“${text}” is mistyped: as an ${scheme} with these digits its check character would be ${right}, not ${given}. Compare it with where it comes from.`,
  };
}

function bare(written: string): string {
  return written.toUpperCase().replace(/[\s:-]/gu, "");
}

function inFours(digits: string): string {
  return digits.match(/.{4}/gu)?.join("-") ?? digits;
}
