import type { ReactNode } from "react";
import type { RecordPage } from "../../shared/record-page.ts";
import { ProblemError } from "../../shared/problem.ts";
import { recordKindNames } from "../../shared/record.ts";
import type { DraftAreaProps } from "../inspector/draft-area.tsx";
import { DraftArea } from "../inspector/draft-area.tsx";
import { draftKey } from "../inspector/drafts.ts";
import { focusPage } from "./focus-page.ts";
import { openRecord } from "./record-pages.ts";
import { viewState } from "../state/view.ts";
import type { Written } from "./editable-list.ts";

type PageTextProps = Pick<DraftAreaProps, "name" | "text" | "placeholder"> & {
  readonly page: RecordPage;
  /** What it is of the record: nothing else of it has this name. */
  readonly field: string;
  readonly look?: "reading" | "plain";
  readonly language?: string;
  /** More than one line. */
  readonly lines?: boolean;
  readonly complaint?: (text: string) => string | null;
  /** What is said where the archive makes of it what it has already; null for the usual words. */
  readonly already?: (text: string) => string | null;
  /** Puts the text, without spaces around it, into the archive. */
  readonly write: (text: string) => Promise<Written>;
};

const hasAlready = "The archive has this already.";

/** Opens a page one has left, without taking the stills from the table that one is at work on since. */
function comeBack({ kind, id }: RecordPage): void {
  openRecord(kind, id, viewState.getState().records ? "records" : "stills");
}

/** A text of a record, edited in place as those of stills are. */
export function PageText(props: PageTextProps): ReactNode {
  const { page, field, name, text, complaint } = props;
  return (
    <DraftArea
      name={name}
      text={text}
      version={page}
      look={props.look ?? "plain"}
      field={field}
      language={props.language === "x-default" ? null : (props.language ?? null)}
      oneLine={props.lines !== true}
      placeholder={props.placeholder ?? ""}
      target={{
        key: draftKey(`${page.kind}-${String(page.id)}`, field),
        name,
        of: `${recordKindNames[page.kind]} “${page.name}”`,
        show: () => comeBack(page),
        ...(complaint === undefined ? {} : { complaint }),
        write: async (written) => {
          const { change } = await props.write(written.trim());
          if (change === null && written.trim() !== text)
            throw new ProblemError("invalid", props.already?.(written) ?? hasAlready);
        },
      }}
      onLeave={focusPage}
    />
  );
}
