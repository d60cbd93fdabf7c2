import type { CastMember } from "../catalog/cast-members.ts";
import { personKey } from "../catalog/name-key.ts";
import { NameFinder } from "./name-finder.ts";

/** Who is meant by a name in the cast. */
export type Person = {
  readonly is: "character" | "performer";
  readonly id: number;
  readonly name: string;
};

/** The cast of one film, to be found by name. */
export class CastBook {
  private readonly finder = new NameFinder<Person>();
  private readonly byKey = new Map<string, Set<Person>>();
  private readonly people = new Map<string, Person>();
  /** Who plays whom, by key. */
  private readonly charactersOf = new Map<number, Set<number>>();
  private readonly performersOf = new Map<number, Set<number>>();

  constructor(members: readonly CastMember[]) {
    for (const { character, performer } of members) {
      this.enter("character", character);
      if (performer === null) continue;
      this.enter("performer", performer);
      add(this.charactersOf, performer.id, character.id);
      add(this.performersOf, character.id, performer.id);
    }
  }

  private enter(
    is: Person["is"],
    { id, names }: { readonly id: number; readonly names: readonly string[] },
  ): void {
    const key = `${is} ${String(id)}`;
    if (this.people.has(key)) return;
    const person: Person = { is, id, name: names[0] ?? "" };
    this.people.set(key, person);
    for (const name of names) {
      this.finder.add(name, person, true);
      const called = personKey(name);
      this.byKey.set(called, (this.byKey.get(called) ?? new Set()).add(person));
    }
  }

  get names(): NameFinder<Person> {
    return this.finder;
  }

  /** Everybody who is called so, in whatever order. */
  called(name: string): readonly Person[] {
    return [...(this.byKey.get(personKey(name)) ?? [])];
  }

  /** The characters a performer plays. */
  playedBy(performer: number): readonly Person[] {
    return this.all("character", this.charactersOf.get(performer));
  }

  playersOf(character: number): readonly Person[] {
    return this.all("performer", this.performersOf.get(character));
  }

  private all(is: Person["is"], ids: ReadonlySet<number> = new Set()): Person[] {
    return [...ids].flatMap((id) => this.people.get(`${is} ${String(id)}`) ?? []);
  }
}

function add(map: Map<number, Set<number>>, key: number, value: number): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}
