import type { IdentifierScheme } from "../../../shared/identifier.ts";
import type { Identifier } from "../../../shared/record-page.ts";
import type { AgentKind } from "../../../shared/record.ts";
import { all, type ReadableDb } from "./database.ts";

/** A person or company with what it is called in other registers. */
export type AgentRecord = {
  readonly uuid: string;
  readonly name: string;
  /** Null where nobody said what it is. */
  readonly kind: AgentKind | null;
  readonly identifiers: readonly Identifier[];
  /** The first of its addresses in the web, as it was written; null where there is none. */
  readonly web: string | null;
};

type IdentifierRow = {
  readonly uuid: string;
  readonly scheme: IdentifierScheme;
  readonly value: string;
  readonly note: string;
};

/** Agents by their UUIDs; those that are not there are left out. */
export function agentRecords(db: ReadableDb, uuids: readonly string[]): Map<string, AgentRecord> {
  const asked = { uuids: JSON.stringify([...new Set(uuids)]) };
  const among = "agent.uuid IN (SELECT value FROM json_each(@uuids))";
  const identifiers = Map.groupBy(
    all<IdentifierRow>(
      db,
      `SELECT agent.uuid, scheme, value, note FROM agent_identifier JOIN agent ON agent.id = agent_id
       WHERE ${among} ORDER BY agent_identifier.position`,
      asked,
    ),
    ({ uuid }) => uuid,
  );
  return new Map(
    all<Omit<AgentRecord, "identifiers">>(
      db,
      `SELECT uuid, name, kind, (SELECT value FROM agent_contact WHERE agent_id = agent.id AND kind = 'web'
         ORDER BY position LIMIT 1) AS web FROM agent WHERE ${among}`,
      asked,
    ).map((agent) => [
      agent.uuid,
      {
        ...agent,
        identifiers: (identifiers.get(agent.uuid) ?? []).map(({ scheme, value, note }) => ({
          scheme,
          value,
          note,
        })),
      },
    ]),
  );
}
