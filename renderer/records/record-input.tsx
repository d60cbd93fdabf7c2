import type { ReactNode } from "react";
import { useState } from "react";
import type { Chosen } from "../../shared/contract/records.ts";
import type { RecordLine } from "../../shared/record-page.ts";
import { nameComplaint } from "../../shared/record-name.ts";
import type { AskedOf } from "../archive.ts";
import { recordKindNames, type AgentWork, type RecordKind } from "../../shared/record.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import type { ChoiceLine } from "../ui/choice-list.tsx";
import { Combobox } from "../ui/combobox.tsx";
import { focusPage } from "./focus-page.ts";

type RecordInputProps = {
  readonly name: string;
  readonly kind: RecordKind;
  readonly placeholder: string;
  /** The film whose scenes or cast are offered; null for all. */
  readonly film?: number | null;
  /** Agents who do this already are offered before the others. */
  readonly first?: AgentWork;
  /** The cast of this film, or of the films of these stills, is offered before all others. */
  readonly billed?: NonNullable<AskedOf<"records.list">["billed"]>;
  /** Why a record cannot be chosen, in words; null for one that can be. */
  readonly barred?: (id: number) => string | null;
  /** How what is typed is offered where nothing is called so; without it nothing is made. */
  readonly makes?: string;
  /** Whether its Escape is that of a dialog, not the way back to the page. */
  readonly inDialog?: boolean;
  readonly autoFocus?: boolean;
  readonly onPick: (chosen: Chosen, name: string) => void;
};

type Line = ChoiceLine & { readonly chosen: Chosen; readonly called: string };

/** More lines than this nobody looks through: one types on. */
const OFFERED = 50;

/** A field that chooses a record by typing any of its names, or makes one. */
export function RecordInput(props: RecordInputProps): ReactNode {
  const { kind, film = null, first, billed, barred = () => null, makes } = props;
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const filter = text.trim();
  const { answer, asked } = useAnswer(
    "records.list",
    open && nameComplaint(filter) === null
      ? { kind, filter, film, first, billed, offset: 0, limit: OFFERED }
      : null,
    (archive) => archive.overviewVersion,
  );
  const fresh = asked?.filter === filter && asked.kind === kind;
  // Who looks for one that cannot be chosen is told why; unasked nobody needs to see it.
  const found = (answer?.lines ?? []).filter(({ id }) => filter !== "" || barred(id) === null);
  const known = closestFirst(found, filter).map((line) => lineOf(line, barred(line.id)));
  const isKnown = known.some(({ label }) => isSame(label, filter));
  const made =
    makes === undefined || filter === "" || !fresh || isKnown ? [] : [madeOf(filter, makes)];
  return (
    <Combobox
      name={props.name}
      placeholder={props.placeholder}
      text={text}
      onText={setText}
      open={open}
      onOpen={setOpen}
      lines={[...known, ...made]}
      fresh={fresh}
      nothing={`No ${recordKindNames[kind]} is called “${filter}”. Try fewer letters, or another of its names.`}
      onPick={({ chosen, called }) => {
        setOpen(false); // it is answered: its list would lie over what comes of it
        props.onPick(chosen, called);
      }}
      {...(props.inDialog === true ? {} : { onEscape: focusPage })}
      {...(props.autoFocus === undefined ? {} : { autoFocus: props.autoFocus })}
    />
  );
}

/** Who is called so comes before who is called so among other things. */
function closestFirst(lines: readonly RecordLine[], text: string): readonly RecordLine[] {
  const wanted = text.toLocaleLowerCase();
  const distance = ({ name }: RecordLine): number =>
    isSame(name, text) ? 0 : name.toLocaleLowerCase().startsWith(wanted) ? 1 : 2;
  return text === "" ? lines : lines.toSorted((one, other) => distance(one) - distance(other));
}

function isSame(name: string, text: string): boolean {
  return name.normalize("NFC").toLocaleLowerCase() === text.normalize("NFC").toLocaleLowerCase();
}

function lineOf({ id, name, detail, stills, held }: RecordLine, barred: string | null): Line {
  return {
    ...(barred === null ? {} : { barred }),
    key: String(id),
    label: name,
    detail,
    isNew: false,
    stills: stills === 0 && held !== null ? held.stills : stills,
    chosen: { id },
    called: name,
  };
}

function madeOf(name: string, makes: string): Line {
  return {
    key: "new",
    label: `${makes} “${name}”`,
    detail: "",
    isNew: true,
    stills: null,
    chosen: { name },
    called: name,
  };
}
