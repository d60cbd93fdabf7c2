import { createHash } from "node:crypto";
import type { StillAnswer } from "../../../shared/contract/rights.ts";
import type { UnfilledText } from "../../../shared/contract/export.ts";
import { languageName } from "../../../shared/language-name.ts";
import {
  passOrReasons,
  type Pass,
  type RightsGate,
  type Standing,
} from "../../../shared/rights/gate.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import { textFieldNames, type StillId } from "../../../shared/still.ts";
import { CaptionCheck } from "../captions/check-captions.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { rightsOfStills } from "../catalog/rights/rights-of-stills.ts";
import { textsOf } from "../catalog/texts.ts";
import { answerOf } from "../rights/status-of-stills.ts";

/** How the rights of a still stand for a request, with a mark of all that weighs. */
export function standingOf({ status, reasons }: StillAnswer, request: RightsRequest): Standing {
  const weighing = reasons.filter(({ effect }) => effect !== "notes").map(({ words }) => words);
  const mark = createHash("sha256").update(JSON.stringify([request, status, weighing]));
  return { status, reasons, seen: mark.digest("hex").slice(0, 16) };
}

/** What lets the stills of one export out, each as it is when it is asked about. */
export class Gate {
  readonly #db: ReadableDb;
  readonly #order: RightsGate;
  readonly #check: CaptionCheck;

  constructor(db: ReadableDb, order: RightsGate) {
    this.#db = db;
    this.#order = order;
    this.#check = new CaptionCheck(db);
  }

  /** With what a still may go out now; otherwise why it is held back. Nothing overrides an unfilled text. */
  ask(still: StillId): Pass | readonly string[] {
    return this.askAll([still])(still);
  }

  /** The same for several, whose rights are read together: answers for each of them. */
  askAll(stills: readonly StillId[]): (still: StillId) => Pass | readonly string[] {
    const rights = rightsOfStills(this.#db, stills);
    return (still) => {
      const known = rights.get(still);
      return known === undefined ? ["It is no longer in the archive."] : this.weigh(still, known);
    };
  }

  /** The same, where its rights were read just now. */
  weigh(still: StillId, rights: StillRights): Pass | readonly string[] {
    const { request } = this.#order;
    return this.judge(still, standingOf(answerOf(still, rights, request), request));
  }

  /** The same, where it is known already how the rights stand. */
  judge(still: StillId, standing: Standing): Pass | readonly string[] {
    const leftovers = this.leftovers(still);
    const decided = passOrReasons(still, standing, this.#order);
    if (!isPass(decided)) return [...new Set([...decided, ...leftovers])];
    return leftovers.length > 0 ? leftovers : decided;
  }

  /** What was never filled in of the texts that go out; checks that the archive has switched off are left out. */
  leftovers(still: StillId): string[] {
    const said = this.#check.leftovers(still).map(({ field, language, message }) => {
      const named = language === "x-default" ? "" : `, ${languageName(language)}`;
      return `${textFieldNames[field]}${named}: ${message}`;
    });
    return [...new Set(said)]; // the same may be left in a text twice
  }

  /** The texts those stand in. */
  unfilled(still: StillId): UnfilledText[] {
    const found = this.#check.leftovers(still);
    if (found.length === 0) return [];
    const texts = textsOf(this.#db, still);
    const places = new Map(
      found.map(({ field, language }) => [`${field} ${language}`, { field, language }]),
    );
    return [...places.values()].map(({ field, language }) => ({
      field,
      language,
      text: texts[field]?.[language] ?? "",
    }));
  }
}

/** Whether a still goes out; the alternative is a list of reasons. */
export function isPass(decided: Pass | readonly string[]): decided is Pass {
  return "status" in decided;
}
