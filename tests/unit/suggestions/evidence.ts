import type { CastMember } from "../../../electron/engine/catalog/cast-members.ts";
import { CastBook } from "../../../electron/engine/suggestions/cast-book.ts";
import type { Evidence } from "../../../electron/engine/catalog/still-evidence.ts";

/** A still of which nothing is known but what is given. */
export function evidenceOf(
  given: Partial<Evidence> & { readonly fileName?: string } = {},
): Evidence {
  const { fileName = "a.jpg", ...rest } = given;
  return {
    still: 1,
    film: null,
    kind: null,
    dateCreated: null,
    productionCode: null,
    captions: [],
    headlines: [],
    titles: [],
    creditLine: "",
    keywords: [],
    characters: [],
    performers: [],
    alone: [],
    hasScene: false,
    holders: [],
    dismissed: [],
    takenAway: [],
    file: { source: 1, folders: ["stills"], path: fileName, name: fileName },
    ...rest,
  };
}

/** A cast of "Character" or "Character/alias = Performer/alias"; keys count from 1 and, of performers, from 101. */
export function castOf(...members: readonly string[]): CastBook {
  const performers = [...new Set(members.map((member) => member.split(" = ")[1]))];
  return new CastBook(
    members.map((member, at): CastMember => {
      const [character = "", performer] = member.split(" = ");
      return {
        character: { id: at + 1, names: character.split("/") },
        performer:
          performer === undefined
            ? null
            : { id: performers.indexOf(performer) + 101, names: performer.split("/") },
      };
    }),
  );
}
