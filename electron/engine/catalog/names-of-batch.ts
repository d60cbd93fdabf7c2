import type { CarriedPerson } from "../../../shared/carried.ts";
import { agentNamed } from "./agents.ts";
import { castUnlessOthers, characterNamed } from "./cast.ts";
import type { WritableDb } from "./database.ts";
import { filmNamed, sceneNamed } from "./films.ts";
import { keywordNamed } from "./keywords.ts";
import type { Taken } from "./taken.ts";

/** Who a person that a file names is to the catalog. */
export type KnownPerson = { readonly character: number | null; readonly performer: number | null };

/**
 * The records that the files of one batch name, each looked up or made once: the stills of a folder
 * share a film, its cast and its keywords. Holds for one transaction, in which nobody else can rename,
 * merge or remove what was found.
 */
export class NamesOfBatch {
  private readonly db: WritableDb;
  private readonly known = new Map<string, unknown>();

  constructor(db: WritableDb) {
    this.db = db;
  }

  film(named: NonNullable<Taken["film"]>): number {
    return this.once(["film", named], () => filmNamed(this.db, named, named.directors));
  }

  scene(film: number | null, label: string): number {
    return this.once(["scene", film, label], () => sceneNamed(this.db, film, label));
  }

  keyword(term: string): number {
    return this.once(["keyword", term], () => keywordNamed(this.db, term));
  }

  agent(name: string): number {
    return this.once(["agent", name], () => agentNamed(this.db, name));
  }

  /** A person named as playing someone also joins the film's cast, where that names nobody for them. */
  person(film: number | null, { character, performer }: CarriedPerson): KnownPerson {
    return this.once(["person", film, character, performer], () => {
      const part = character === null ? null : characterNamed(this.db, film, character);
      if (part !== null && film !== null && performer !== null)
        castUnlessOthers(this.db, film, part, this.agent(performer));
      return { character: part, performer: performer === null ? null : this.agent(performer) };
    });
  }

  private once<R>(name: readonly unknown[], look: () => R): R {
    const key = JSON.stringify(name);
    // What stands under a key was put there by the same method.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (this.known.has(key)) return this.known.get(key) as R;
    const found = look();
    this.known.set(key, found);
    return found;
  }
}
