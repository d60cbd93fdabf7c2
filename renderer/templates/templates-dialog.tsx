import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { CaptionTemplate } from "../../shared/caption/template.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { useFirstOf } from "../inspector/use-first-of.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tell, tellChange } from "../state/notices.ts";
import { selectedCount, selectedState, stillsOf } from "../state/selected.ts";
import { templateProblems } from "../../shared/variables.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { counted } from "../ui/numbers.ts";
import {
  edited,
  isSaid,
  isSameTemplate,
  newTemplate,
  templateFrom,
  textsToWrite,
} from "./edited-template.ts";
import { atHand, takeUp, templateAtHand } from "./template-at-hand.ts";
import { TemplateForm } from "./template-form.tsx";
import { TemplateList } from "./template-list.tsx";
import styles from "./templates.module.css";

const none: Stills = { ids: [] };

/** The caption templates: chosen, edited, kept, and written to the selected stills. */
export function TemplatesDialog(): ReactNode {
  const selected = useStore(selectedState);
  const stills = stillsOf(selected);
  const count = selectedCount(selected);
  const first = useFirstOf(stills ?? none);
  const { answer: record } = useAnswer(
    "stills.get",
    first === null ? null : { id: first },
    (archive) => archive.stillsVersion,
  );
  const { answer: templates } = useAnswer(
    "templates.list",
    {},
    ({ overviewVersion }) => overviewVersion,
  );
  const writable = useStore(archiveState, isWritable);
  const template = useStore(templateAtHand, atHand);
  const film = record?.film ?? null;
  // the first of this film is at hand, else the first there is, else a new one
  const offered = bestFor(templates ?? [], film?.id ?? null);
  const shown = template ?? (offered === null ? newTemplate : edited(offered));
  const kept = templates?.find(({ id }) => id === shown.id);
  const isKept = kept !== undefined && isSameTemplate(edited(kept), shown);
  const texts = textsToWrite(shown);
  const isReadable = texts.every(({ text }) => templateProblems(text).length === 0);
  const save = async (): Promise<boolean> => {
    const { id, name, client } = shown;
    const done = await orTell(() =>
      ask("templates.save", {
        id,
        name,
        film: shown.film?.id ?? null,
        client: client?.chosen ?? null,
        texts: shown.texts.filter(isSaid),
      }),
    );
    if (done !== null) takeUp({ ...shown, id: done.id });
    return done !== null;
  };
  const write = async (): Promise<void> => {
    if (stills === null) return;
    const name = shown.name.trim() === "" ? null : shown.name;
    const done = await orTell(() => ask("templates.write", { stills, name, texts }));
    if (done === null) return;
    closeDialog();
    if (done.changed === 0) tell("The stills have these texts already.");
    else tellChange(done.label, done.change);
  };
  const remove = async (): Promise<void> => {
    if (kept === undefined) return;
    const done = await orTell(() => ask("templates.delete", { id: kept.id }));
    if (done !== null) {
      takeUp(null);
      tellChange(done.label, done.change);
    }
  };
  if (templates === null) return null;
  return (
    <Dialog
      title="Caption templates"
      size="large"
      onClose={closeDialog}
      actions={
        <>
          {kept !== undefined && (
            <Button tone="danger" disabled={!writable} onPress={() => void remove()}>
              Delete
            </Button>
          )}
          <span className={classes(styles, "apart")} />
          <Button
            disabled={!writable || isKept || shown.name.trim() === "" || !isReadable}
            onPress={() => void save()}
          >
            Save the template
          </Button>
          <Button
            tone="primary"
            disabled={!writable || count === 0 || texts.length === 0 || !isReadable}
            onPress={() => void write()}
          >
            {count === 0 ? "No still is selected" : `Write to ${counted(count, "still")}`}
          </Button>
        </>
      }
    >
      <div className={classes(styles, "all")}>
        <div className={classes(styles, "side")}>
          <div className={classes(styles, "make")}>
            <Button onPress={() => takeUp({ ...newTemplate, film })}>
              <Plus size={14} /> New
            </Button>
            <Button
              disabled={record === null}
              onPress={() => record !== null && takeUp(templateFrom(record))}
            >
              From the still
            </Button>
          </div>
          <TemplateList
            templates={templates}
            film={film}
            current={shown.id}
            onChoose={(chosen) => takeUp(edited(chosen))}
          />
        </div>
        <TemplateForm
          key={shown.id ?? "new"}
          template={shown}
          still={first}
          filmOfStill={film}
          disabled={!writable}
          onChange={takeUp}
        />
      </div>
    </Dialog>
  );
}

function bestFor(
  templates: readonly CaptionTemplate[],
  film: number | null,
): CaptionTemplate | null {
  const own = templates.find((template) => template.film !== null && template.film.id === film);
  return own ?? templates.find((template) => template.film === null) ?? null;
}
