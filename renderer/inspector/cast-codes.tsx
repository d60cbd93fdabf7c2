import { createContext, useContext, type ReactNode } from "react";
import type { CastCode } from "../../shared/cast-code.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { Archive } from "../state/archive-state.ts";
import { useAnswer } from "./use-answer.ts";

const Codes = createContext<readonly CastCode[]>([]);

const version = (archive: Archive): number => archive.stillsVersion + archive.overviewVersion;

/** Lets the texts within take the codes of the film that these stills share. */
export function WithCastCodes(props: {
  readonly stills: Stills;
  readonly children: ReactNode;
}): ReactNode {
  const { answer } = useAnswer("cast.codes", { stills: props.stills }, version);
  return <Codes value={answer ?? []}>{props.children}</Codes>;
}

export function useCastCodes(): readonly CastCode[] {
  return useContext(Codes);
}
