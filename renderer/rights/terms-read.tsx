import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { EffectiveLayer } from "../../shared/rights/inherit.ts";
import type { StillId } from "../../shared/still.ts";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";

/** Says that the terms which came with the file are read, and that nothing of them binds. */
export function TermsRead({
  still,
  layers,
}: {
  readonly still: StillId;
  readonly layers: readonly EffectiveLayer[];
}): ReactNode {
  const writable = useStore(archiveState, isWritable);
  if (!writable) return null;
  return <Button onPress={() => void read(still, layers)}>Read: nothing of it binds</Button>;
}

/** Terms that the still inherits become its own, so that they go on binding it. */
async function read(still: StillId, layers: readonly EffectiveLayer[]): Promise<void> {
  const inherited = layers.find(({ layer }) => layer === "photograph")?.usageTerms?.value;
  const values = { usageTerms: inherited ?? "" };
  await orTell(async () => {
    const on = { stills: { ids: [still] } };
    const { label, change } = await ask("rights.setLayer", { on, layer: "photograph", values });
    tellChange(label, change);
  });
}
