import { useEffect, useRef, useState } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import { parseFilmName } from "../../shared/film-name.ts";
import type { TagChoice } from "../../shared/tag.ts";
import { ask, problemOf } from "../archive.ts";
import { tellProblem } from "../state/notices.ts";
import { fieldsOf, type Wanted } from "./tag-lines.ts";

/** Records that match what is typed, while the field is open; the last answer stays until the next is there. */
export function useChoices(
  open: boolean,
  field: Wanted,
  text: string,
  stills: Stills | null,
): { readonly choices: readonly TagChoice[]; readonly of: string | null } {
  const [state, setState] = useState<{ choices: readonly TagChoice[]; of: string | null }>({
    choices: [],
    of: null,
  });
  const latest = useRef(0);
  const around = JSON.stringify(stills);
  useEffect(() => {
    const mine = ++latest.current;
    if (!open) return;
    // The same stills, written down: a new object of the same content must not ask again.
    // The year of "Return to Dust (2022)" is no part of the title, which is what is matched.
    const asked = {
      text: parseFilmName(text).title.slice(0, 500),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      stills: JSON.parse(around) as Stills | null,
    };
    const fields = fieldsOf(field) ?? [null];
    Promise.all(fields.map((one) => ask("tags.choices", { ...asked, field: one }))).then(
      (answers) => {
        if (mine === latest.current) setState({ choices: answers.flat(), of: text });
      },
      (thrown: unknown) => tellProblem(problemOf(thrown)),
    );
  }, [open, field, text, around]);
  return state;
}
