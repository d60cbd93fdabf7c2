import type { ReactNode } from "react";
import { useStore } from "zustand";
import { usualInWords, type UsualRequest } from "../../shared/rights/usual.ts";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { askedOfRights, isUsual, useAsked } from "./asked-of-rights.ts";
import { usualRequest } from "./usual-request.ts";
import styles from "./rights.module.css";

/** Whether what is asked for is the usual, which the light table and searches tell; if not, what that is, and a way to it. */
export function UsualLine(): ReactNode {
  const asked = useAsked();
  const usual = useStore(usualRequest);
  const writable = useStore(archiveState, isWritable);
  if (isUsual(asked, usual))
    return (
      <p className={classes(styles, "usual")}>
        {asked.date === ""
          ? "The usual request: marks and searches tell this."
          : "Marks and searches tell it for today."}
      </p>
    );
  return (
    <div className={classes(styles, "usual")}>
      <p>Marks and searches tell it for {usualInWords(usual)}.</p>
      <Button onPress={() => askedOfRights.setState({ request: null, date: "" })}>Ask that</Button>
      {writable && <Button onPress={() => void makeUsual(asked)}>Make this the usual</Button>}
    </div>
  );
}

async function makeUsual({ use, territory }: UsualRequest): Promise<void> {
  await orTell(async () => {
    const { label, change } = await ask("rights.setUsual", { use, territory });
    usualRequest.setState({ use, territory });
    askedOfRights.setState({ request: null });
    tellChange(label, change);
  });
}
