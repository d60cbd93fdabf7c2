import { useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { RightsDay, RightsPlaceAsked } from "../../shared/contract/rights.ts";
import { momentInWords } from "../../shared/rights/reason-words.ts";
import { Sheet } from "../history/sheet.tsx";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { openRecord } from "../records/record-pages.ts";
import { selectedCount, selectedState, stillsOf } from "../state/selected.ts";
import { orTell, tell } from "../state/notices.ts";
import { showStills } from "../state/show-stills.ts";
import { closeDialog } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./calendar.module.css";
import { calendarShown } from "./calendar-shown.ts";
import { placeAsked } from "./said-place.ts";

const kindWords = {
  begins: "a grant begins",
  expires: "a grant expires: its last day",
  denied: "denied from this day on",
  "comes-free": "comes free",
} as const;

/** What begins, expires, is denied and comes free between two days, of all or of some. */
export function RightsCalendar(): ReactNode {
  const [from, setFrom] = useState(() => dayFromNow(0));
  const [to, setTo] = useState(() => dayFromNow(1));
  const record = useStore(calendarShown, ({ of }) => of);
  const selected = useStore(selectedState);
  const [scope, setScope] = useState<Scope>(record === null ? "all" : "record");
  const stills = stillsOf(selected);
  const of = askedOf(scope, { record: record === null ? null : placeAsked(record), stills });
  const complaint = complaintOf(from, to);
  const { answer, problem } = useAnswer(
    "rights.calendar",
    complaint === null ? { from, to, of } : null,
    (archive) => archive.stillsVersion + archive.overviewVersion,
  );
  return (
    <Sheet title="Rights calendar" wide onClose={closeDialog}>
      <div className={classes(styles, "asked")}>
        <label>
          From
          <input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label>
          To
          <input type="date" value={to} onChange={({ target }) => setTo(target.value)} />
        </label>
        <label>
          Of
          <select
            value={scope}
            onChange={({ target: { value } }) =>
              setScope(scopes.find((one) => one === value) ?? scope)
            }
          >
            <option value="all">The whole archive</option>
            {record !== null && <option value="record">{record.name}</option>}
            {stills !== null && (
              <option value="selected">
                The {counted(selectedCount(selected), "selected still")}
              </option>
            )}
          </select>
        </label>
      </div>
      {problem !== null && (
        <p>
          <Sentence text={problem.message} />
        </p>
      )}
      {complaint !== null && <p role="alert">{complaint}</p>}
      {answer?.length === 0 && complaint === null && (
        <p className={classes(styles, "soft")}>
          Nothing begins, expires or comes free between these days.
        </p>
      )}
      {complaint === null && answer !== null && answer.length > 0 && (
        <ol className={classes(styles, "days")} aria-label="What changes">
          {answer.map((day) => (
            <Day
              key={`${day.day} ${day.kind} ${day.of.kind} ${String(day.of.id)}`}
              day={day}
              among={of}
            />
          ))}
        </ol>
      )}
    </Sheet>
  );
}

const scopes = ["all", "record", "selected"] as const;
type Scope = (typeof scopes)[number];

function askedOf(
  scope: Scope,
  {
    record,
    stills,
  }: {
    readonly record: RightsPlaceAsked | null;
    readonly stills: ReturnType<typeof stillsOf>;
  },
): RightsPlaceAsked | null {
  if (scope === "record") return record;
  return scope === "selected" && stills !== null ? { stills } : null;
}

/** What is wrong with the days, in words; null when nothing is. */
function complaintOf(from: string, to: string): string | null {
  if (from === "" || to === "") return "Choose both days: from when, and to when.";
  return from > to ? "The calendar ends before it begins: choose a later day under “To”." : null;
}

function Day({
  day,
  among,
}: {
  readonly day: RightsDay;
  /** Of what the calendar is. */
  readonly among: RightsPlaceAsked | null;
}): ReactNode {
  const { kind, moment, of, reference, stills, stillName, films, holders } = day;
  const what = of.kind === "embargo" ? "an embargo ends: comes free" : kindWords[kind];
  return (
    <li>
      <time dateTime={day.day}>{momentInWords({ at: day.day, zone: null })}</time>
      <div>
        <span className={classes(styles, kind)}>{what}</span>
        {moment !== null && `, ${momentInWords(moment)}`}
        {reference !== "" && (
          <>
            {" "}
            (<bdi>{reference}</bdi>)
          </>
        )}
        <div className={classes(styles, "where")}>
          {stills > 0 && (
            <Way
              name={stillName ?? counted(stills, "still")}
              onPress={() => void showDay(day, among)}
            />
          )}
          {films.map(({ id, name }) => (
            <Way key={`film-${String(id)}`} name={name} onPress={() => openRecord("film", id)} />
          ))}
          {holders.map(({ id, name }) => (
            <Way
              key={`holder-${String(id)}`}
              name={`all of ${name}`}
              onPress={() => openRecord("agent", id)}
            />
          ))}
        </div>
      </div>
    </li>
  );
}

/** Selects the stills of a day on the light table. */
async function showDay({ of, stills }: RightsDay, among: RightsPlaceAsked | null): Promise<void> {
  await orTell(async () => {
    const ids = await ask("rights.calendarStills", { of, among });
    await showStills(ids);
    if (ids.length < stills) tell(`Selected the first ${counted(ids.length, "still")}.`);
  });
}

function Way({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  return (
    <button
      type="button"
      dir="auto"
      onClick={() => {
        closeDialog();
        onPress();
      }}
    >
      {name}
    </button>
  );
}

/** The day it is so many years from now, on the clock of this computer. */
function dayFromNow(years: number): string {
  const now = new Date();
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `${String(now.getFullYear() + years)}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
