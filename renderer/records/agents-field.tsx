import type { ReactNode } from "react";
import type { Chosen } from "../../shared/contract/records.ts";
import { nameApart } from "../../shared/distinction.ts";
import type { FilmPage } from "../../shared/record-page.ts";
import type { NamedRecord } from "../../shared/still.ts";
import { movedOrder } from "../export/moved-order.ts";
import { changeFields } from "./change-record.ts";
import { ChosenList } from "./chosen-list.tsx";
import { RecordInput } from "./record-input.tsx";
import { openRecord } from "./record-pages.ts";

type AgentsFieldProps = {
  readonly page: FilmPage;
  readonly field: "directors" | "companies" | "rightsHolders";
  readonly name: string;
  /** "director" */
  readonly one: string;
};

const workOf = {
  directors: "director",
  companies: "company",
  rightsHolders: "rightsHolder",
} as const;

/** Directors, companies or rights holders of a film: agents that are chosen by typing, or made. */
export function AgentsField({ page, field, name, one }: AgentsFieldProps): ReactNode {
  const agents = page[field];
  const put = (change: (agents: readonly Chosen[]) => readonly Chosen[]): void =>
    void changeFields("film", page.id, (now) => ({ [field]: [...change(now[field].map(keyOf))] }));
  return (
    <ChosenList<NamedRecord>
      name={name}
      items={agents}
      keyOf={({ id }) => String(id)}
      nameOf={nameApart}
      onOpen={({ id }) => openRecord("agent", id)}
      onRemove={({ id }) =>
        put((now) => now.filter((agent) => !("id" in agent && agent.id === id)))
      }
      onMove={(from, before) => put((now) => movedOrder(now, from, before))}
    >
      <RecordInput
        name={`Add a ${one}`}
        kind="agent"
        first={workOf[field]}
        placeholder={`Add ${one}`}
        makes="New agent"
        barred={(id) => (agents.some((agent) => agent.id === id) ? "Stands here already." : null)}
        onPick={(chosen) => put((now) => [...now, chosen])}
      />
    </ChosenList>
  );
}

function keyOf({ id }: NamedRecord): Chosen {
  return { id };
}
