import { useEffect, useMemo, useState } from "react";
import type { CastColumn, CastForm } from "../../shared/cast-list.ts";
import type { CastPreview } from "../../shared/contract/cast.ts";
import type { Problem } from "../../shared/problem.ts";
import type { AskedOf } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import type { WhoIsMeant } from "./cast-row.tsx";
import type { ListOrFile } from "./list-source.tsx";

/** A list is read again when nothing was typed for so long. */
const PAUSE_MS = 250;

/** What the archivist has said of a list; null where it is left to the list. */
export type CastDraft = {
  readonly source: ListOrFile;
  readonly film: string;
  readonly filmId: number | null;
  readonly form: CastForm | null;
  readonly columns: readonly (CastColumn | null)[] | null;
  readonly choices: ReadonlyMap<number, WhoIsMeant>;
};

/** A preview and the question it belongs to. */
export type Previewed = {
  readonly preview: CastPreview | null;
  readonly asked: AskedOf<"cast.read"> | null;
  readonly problem: Problem | null;
  /** Whether it is of what the archivist has said by now. */
  readonly isCurrent: boolean;
};

/** What importing the list would do, once typing pauses; null while there is no list. */
export function useCastPreview(draft: CastDraft): Previewed {
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const question = useMemo(() => (isEmpty(settled) ? null : questionOf(settled)), [settled]);
  const { answer, asked, problem } = useAnswer(
    "cast.read",
    question,
    ({ overviewVersion }) => overviewVersion,
  );
  const isCurrent = useMemo(
    () => draft === settled && JSON.stringify(asked) === JSON.stringify(question),
    [draft, settled, asked, question],
  );
  return isEmpty(draft)
    ? { preview: null, asked: null, problem: null, isCurrent: true }
    : { preview: answer, asked, problem, isCurrent };
}

function isEmpty({ source }: CastDraft): boolean {
  return "text" in source && source.text.trim() === "";
}

function questionOf({
  source,
  film,
  filmId,
  form,
  columns,
  choices,
}: CastDraft): AskedOf<"cast.read"> {
  return {
    list: source,
    film: filmId !== null ? { id: filmId } : film.trim() === "" ? null : { name: film },
    form,
    columns: columns === null ? null : [...columns],
    choices: [...choices].map(([row, who]) => ({ row, ...who })),
  };
}
