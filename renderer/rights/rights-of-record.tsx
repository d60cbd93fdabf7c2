import type { ReactNode } from "react";
import type { OutputOf } from "../../shared/contract/index.ts";
import { inherit, type EffectiveLayer, type RightsPlace } from "../../shared/rights/inherit.ts";
import type { KeptStillRights } from "../../shared/rights/kept.ts";
import type { Archive } from "../state/archive-state.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Part } from "../records/part.tsx";
import { Button } from "../ui/button.tsx";
import { Sentence } from "../ui/sentence.tsx";
import { ApprovalsOfFilm } from "./approvals-of-film.tsx";
import { openCalendar } from "./calendar-shown.ts";
import { GrantsAndEmbargoes } from "./grants-and-embargoes.tsx";
import { LayersPart } from "./layers-part.tsx";
import { ReleasesPart } from "./releases-part.tsx";
import type { SaidPlace } from "./said-place.ts";

/** What holds of the stills of a film that say nothing themselves: said here, or by its rights holders in general. */
export function RightsOfFilm({ place }: { readonly place: FilmPlace }): ReactNode {
  const { answer, problem } = useAnswer("rights.film", { film: place.id }, anyChange);
  const { answer: own } = useAnswer("rights.own", { film: place.id }, anyChange);
  return (
    <Part name="Rights" extra={<CalendarOf place={place} />}>
      <Problem problem={problem} />
      {answer !== null && own !== null && (
        <>
          <Said place={place} rights={{ ...answer, layers: answer.layers.map(asSaid(own)) }} />
          <ApprovalsOfFilm place={place} says={own.says} />
        </>
      )}
    </Part>
  );
}

/**
 * Who holds the film holds its photographs where nobody is said to: on the page of the film that is said of the film,
 * and the photograph stands there with what is said of it.
 */
function asSaid({ layers }: OutputOf<"rights.own">): (layer: EffectiveLayer) => EffectiveLayer {
  const own = layers.find(({ layer }) => layer === "photograph")?.holders ?? null;
  return (layer) =>
    layer.layer === "photograph" && own === null ? { ...layer, holders: [] } : layer;
}

/** What is said of a rights holder in general: for all that it holds and that says nothing else. */
export function RightsOfHolder({ place }: { readonly place: HolderPlace }): ReactNode {
  const { answer, problem } = useAnswer("rights.own", { holder: place.id }, anyChange);
  const here = <One,>(rows: readonly One[]): (One & { readonly from: RightsPlace })[] =>
    rows.map((row) => ({ ...row, from: place }));
  return (
    <Part name="Rights in all that it holds" extra={<CalendarOf place={place} />}>
      <Problem problem={problem} />
      {answer !== null && (
        <Said
          place={place}
          rights={{
            layers: answer.layers.map(({ layer, ...values }) =>
              inherit(layer, [{ from: place, values }]),
            ),
            grants: here(answer.grants),
            embargoes: here(answer.embargoes),
            releases: here(answer.releases),
          }}
        />
      )}
    </Part>
  );
}

type FilmPlace = Extract<SaidPlace, { kind: "film" }>;
type HolderPlace = Extract<SaidPlace, { kind: "holder" }>;

type SaidProps = {
  readonly place: SaidPlace;
  readonly rights: Pick<KeptStillRights, "layers" | "grants" | "embargoes" | "releases">;
};

function Said({ place, rights }: SaidProps): ReactNode {
  return (
    <>
      <GrantsAndEmbargoes place={place} grants={rights.grants} embargoes={rights.embargoes} />
      <LayersPart place={place} layers={rights.layers} />
      <ReleasesPart place={place} releases={rights.releases} />
    </>
  );
}

function CalendarOf({ place }: { readonly place: FilmPlace | HolderPlace }): ReactNode {
  return (
    <Button tone="plain" onPress={() => openCalendar(place)}>
      Calendar
    </Button>
  );
}

function Problem({ problem }: { readonly problem: { readonly message: string } | null }) {
  if (problem === null) return null;
  return (
    <p>
      <Sentence text={problem.message} />
    </p>
  );
}

function anyChange({ stillsVersion, overviewVersion }: Archive): number {
  return stillsVersion + overviewVersion;
}
