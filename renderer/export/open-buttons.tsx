import { FileText, FolderOpen, LayoutGrid, Table } from "lucide-react";
import type { ReactNode } from "react";
import type { openables } from "../../shared/contract/sets.ts";
import type { DocumentKind } from "../../shared/export/document-kinds.ts";
import { orTell, tellProblem } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./export.module.css";

type OpenButtonsProps = {
  /** UUID of the export. */
  readonly of: string;
  readonly folderPresent: boolean;
  /** Those that are in the folder. */
  readonly documents: ReadonlySet<DocumentKind>;
};

/** Opens what an export left in its folder. */
export function OpenButtons({ of, folderPresent, documents }: OpenButtonsProps): ReactNode {
  const open = async (what: (typeof openables)[number]): Promise<void> => {
    const problem = await orTell(() => window.stillroom.openExport(of, what));
    if (problem !== null) tellProblem(problem);
  };
  return (
    <div className={classes(styles, "open-buttons")} role="group" aria-label="Open">
      <Button disabled={!folderPresent} onPress={() => void open("folder")}>
        <FolderOpen size={14} aria-hidden /> Open folder
      </Button>
      <Button disabled={!documents.has("contact-sheet")} onPress={() => void open("contact-sheet")}>
        <LayoutGrid size={14} aria-hidden /> Open contact sheet
      </Button>
      <Button disabled={!documents.has("caption-list")} onPress={() => void open("caption-list")}>
        <FileText size={14} aria-hidden /> Show list
      </Button>
      <Button
        disabled={!documents.has("caption-workbook")}
        onPress={() => void open("caption-workbook")}
      >
        <Table size={14} aria-hidden /> Show workbook
      </Button>
    </div>
  );
}
