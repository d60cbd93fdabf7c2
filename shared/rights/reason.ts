import type { Alteration, CreditDuty } from "./grant.ts";
import type { RightsPlace } from "./inherit.ts";
import type { Layer } from "./layer.ts";
import type { MiningWish } from "./mining.ts";
import type { Moment } from "./moment.ts";
import type { ReleaseKind } from "./release.ts";
import type { StatementCondition } from "./statement.ts";
import type { Use } from "./use.ts";

/** What a reason does to the status; `notes` only explains. */
export type ReasonEffect = "blocks" | "unknown" | "conditions" | "notes";

/** Why a still has its status: what is so, told by its kind, and its words in reason-words.ts. */
export type RightsReason = { readonly effect: ReasonEffect } & (
  | { readonly kind: "embargo"; readonly until: Moment; readonly from: RightsPlace }
  | {
      readonly kind: "denied";
      readonly reference: string;
      /** Where and in which languages only, when it does not deny all that is asked for. */
      readonly territories: readonly string[];
      readonly languages: readonly string[];
      readonly from: RightsPlace;
    }
  | { readonly kind: "mining-wish"; readonly layer: Layer; readonly wish: MiningWish }
  | {
      readonly kind: "killed" | "approval-pending" | "approval-expired" | "approved";
      readonly performer: string;
      readonly by: string;
      readonly on: string;
    }
  | { readonly kind: "no-record"; readonly layer: Layer }
  | { readonly kind: "only-described"; readonly layer: Layer; readonly label: string }
  | { readonly kind: "untraced"; readonly layer: Layer; readonly steps: number }
  | {
      readonly kind: "statement-excludes";
      readonly layer: Layer;
      readonly label: string;
      readonly use: Use;
    }
  | {
      readonly kind: "use-not-granted";
      readonly layer: Layer;
      readonly use: Use;
      readonly granted: readonly Use[];
    }
  | {
      readonly kind: "territory-not-granted";
      readonly layer: Layer;
      readonly territory: string | null;
      readonly granted: readonly string[];
      readonly excluded: readonly string[];
    }
  | {
      readonly kind: "language-not-granted";
      readonly layer: Layer;
      readonly language: string;
      readonly granted: readonly string[];
    }
  | { readonly kind: "not-begun"; readonly layer: Layer; readonly start: Moment }
  | { readonly kind: "ended"; readonly layer: Layer; readonly end: Moment }
  | {
      readonly kind: "granted";
      readonly layer: Layer;
      readonly reference: string;
      readonly licensee: string;
      readonly end: Moment | null;
      readonly from: RightsPlace;
    }
  | { readonly kind: "open"; readonly layer: Layer; readonly label: string }
  | { readonly kind: "released"; readonly layer: Layer; readonly of: string }
  | { readonly kind: "released-in-part"; readonly released: number; readonly persons: number }
  | { readonly kind: "except-territories"; readonly territories: readonly string[] }
  | { readonly kind: "only-languages"; readonly languages: readonly string[] }
  | {
      readonly kind: "statement-condition";
      readonly condition: StatementCondition;
      readonly label: string;
    }
  | { readonly kind: "unaltered"; readonly alterations: readonly Alteration[] }
  | { readonly kind: "print-run"; readonly copies: number }
  | { readonly kind: "terms"; readonly text: string }
  | { readonly kind: "credit"; readonly duty: CreditDuty; readonly line: string }
  | { readonly kind: "credit-missing" }
  | {
      readonly kind: "release-missing" | "release-limited";
      readonly release: ReleaseKind;
      readonly of: string;
    }
);
