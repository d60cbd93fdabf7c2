import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useId, useState } from "react";
import { useStore } from "zustand";
import type { RoleFields } from "../../shared/contract/records.ts";
import type { CastRole, RecordPage } from "../../shared/record-page.ts";
import { roleKindNames, roleKinds } from "../../shared/record.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { changeRecord, writeRecord } from "./change-record.ts";
import { Choice } from "./choice.tsx";
import { PageText } from "./page-text.tsx";
import { Labelled } from "./part.tsx";
import { RecordInput } from "./record-input.tsx";
import { RecordLink } from "./record-link.tsx";
import { showStillsOf } from "./record-pages.ts";
import { useAtOnce } from "./use-at-once.ts";
import styles from "./records.module.css";

type RoleProps = { readonly page: RecordPage; readonly role: CastRole };

/** A part in a film: what its page does not say itself, and, opened, how it is played and credited. */
export function RoleLine({ page, role }: RoleProps): ReactNode {
  const [open, setOpen] = useState(false);
  const fields = useId();
  const { character, performer, film, stills, query } = role;
  const part = partName(page, role);
  const said = [
    page.kind === "film" || page.kind === "agent" ? (
      <RecordLink key="character" kind="character" record={character} />
    ) : null,
    page.kind === "agent" ? null : performer === null ? (
      <span key="performer" className={classes(styles, "faint")}>
        no performer
      </span>
    ) : (
      <RecordLink key="performer" kind="agent" record={performer} />
    ),
    page.kind === "film" ? null : <RecordLink key="film" kind="film" record={film} />,
  ].filter((one) => one !== null);
  return (
    <>
      <div className={classes(styles, "line")}>
        <button
          type="button"
          className={classes(styles, "twisty", open && "open")}
          aria-expanded={open}
          aria-controls={open ? fields : undefined}
          aria-label={`How ${part} is played and credited`}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={13} aria-hidden />
        </button>
        <div className={classes(styles, "said")}>
          {said}
          <span className={classes(styles, "soft")}>{notesOn(role)}</span>
          {role.code !== null && (
            <span className={classes(styles, "role-code")} title="Its code: typed in the tag field">
              {role.code}
            </span>
          )}
        </div>
        <StillsLink stills={stills} query={query} of={`${character.name} in ${film.name}`} />
      </div>
      {open && (
        <div id={fields} className={classes(styles, "role-fields")}>
          <RoleFieldsForm page={page} role={role} />
        </div>
      )}
    </>
  );
}

/** What a part is called where there may be others of the name: who plays it, in which film. */
export function partName(
  { kind: page }: Pick<RecordPage, "kind">,
  { character, performer, film, kind }: CastRole,
): string {
  return [
    character.name,
    performer === null || page === "agent" ? "" : performer.name,
    page === "film" ? "" : film.name,
    kind === "role" ? "" : roleKindNames[kind].toLowerCase(),
  ]
    .filter((name) => name !== "")
    .join(", ");
}

/** How many stills, and a click shows them. */
export function StillsLink(props: {
  readonly stills: number | null;
  readonly query: string;
  readonly of: string;
}): ReactNode {
  const { stills, query, of } = props;
  if (stills === null || stills === 0)
    return <span className={classes(styles, "stills")}>{stills === null ? "" : "0"}</span>;
  return (
    <button
      type="button"
      className={classes(styles, "stills", "link")}
      aria-label={`Show ${counted(stills, "still")} of ${of}`}
      title="Show its stills"
      onClick={() => showStillsOf(query)}
    >
      {count(stills)}
    </button>
  );
}

function notesOn({ kind, creditedAs, uncredited }: CastRole): string {
  return [
    kind === "role" ? "" : roleKindNames[kind].toLowerCase(),
    creditedAs === null ? "" : `as ${creditedAs}`,
    uncredited ? "uncredited" : "",
  ]
    .filter((note) => note !== "")
    .join(", ");
}

function RoleFieldsForm({ page, role }: RoleProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { id, character, performer, film } = role;
  const part = partName(page, role);
  const edit = (set: RoleFields) => ({ do: "edit", record: { kind: "role", id, set } }) as const;
  const put = (set: RoleFields) => changeRecord(edit(set));
  const [uncredited, setUncredited] = useAtOnce(role.uncredited, (is) => put({ uncredited: is }));
  return (
    <>
      <Labelled label="Performer">
        {performer !== null && (
          <span className={classes(styles, "performer")}>
            <span dir="auto">{performer.name}</span>
            {writable && (
              <Button tone="plain" onPress={() => void put({ performer: null })}>
                Take out
              </Button>
            )}
          </span>
        )}
        {writable && performer === null && (
          <RecordInput
            name={`Performer of ${part}`}
            kind="agent"
            first="performer"
            placeholder="who plays it"
            makes="New agent"
            onPick={(chosen) => void put({ performer: chosen })}
          />
        )}
      </Labelled>
      <Labelled label="Credited as">
        <PageText
          page={page}
          field={`role-credited-${String(id)}`}
          name={`${part} is credited as`}
          placeholder="where it differs"
          text={role.creditedAs ?? ""}
          write={(creditedAs) => writeRecord(edit({ creditedAs }))}
        />
      </Labelled>
      <Labelled label="Code">
        <PageText
          page={page}
          field={`role-code-${String(id)}`}
          name={`Code of ${part}`}
          placeholder="such as cg: chooses it in the tag field"
          text={role.code ?? ""}
          complaint={(code) =>
            /\s/u.test(code.trim()) ? "A code is one word, without spaces." : null
          }
          write={(code) => writeRecord(edit({ code }))}
        />
      </Labelled>
      <Labelled label="Kind">
        <span className={classes(styles, "kind-of-role")}>
          <Choice
            name={`Kind of role of ${part}`}
            codes={roleKinds}
            names={roleKindNames}
            value={role.kind}
            onChoose={(roleKind) => put({ roleKind })}
          />
          <label className={classes(styles, "check")}>
            <input
              type="checkbox"
              disabled={!writable}
              checked={uncredited}
              onChange={({ target }) => setUncredited(target.checked)}
            />
            uncredited
          </label>
        </span>
      </Labelled>
      {writable && performer !== null && page.kind !== "agent" && (
        <Labelled label="Also played by">
          <RecordInput
            name={`Another performer of ${part}`}
            kind="agent"
            first="performer"
            placeholder="a younger self, a voice, a double"
            makes="New agent"
            onPick={(chosen) =>
              void changeRecord({
                do: "make",
                record: {
                  kind: "role",
                  film: film.id,
                  character: { id: character.id },
                  set: { performer: chosen },
                },
              })
            }
          />
        </Labelled>
      )}
    </>
  );
}
