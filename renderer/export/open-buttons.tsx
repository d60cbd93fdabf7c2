import { FileArchive, FileText, FolderOpen, Images, LayoutGrid, Table } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { openables } from "../../shared/contract/ledger.ts";
import {
  documentKinds,
  documentTitles,
  type DocumentKind,
} from "../../shared/export/document-kinds.ts";
import { orTell, tellProblem } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./export.module.css";

type OpenButtonsProps = {
  /** UUID of the export. */
  readonly of: string;
  readonly folderPresent: boolean;
  /** Whether its ZIP file is there; null where it was not packed. */
  readonly packPresent: boolean | null;
  /** Those that are in the folder. */
  readonly documents: ReadonlySet<DocumentKind>;
};

const icons: Readonly<Partial<Record<DocumentKind, LucideIcon>>> = {
  "contact-sheet": LayoutGrid,
  "caption-workbook": Table,
};

/** Opens what an export left in its folder, or has its pictures dragged to where they are wanted. */
export function OpenButtons({
  of,
  folderPresent,
  packPresent,
  documents,
}: OpenButtonsProps): ReactNode {
  const open = async (what: (typeof openables)[number]): Promise<void> => {
    const problem = await orTell(() => window.stillroom.openExport(of, what));
    if (problem !== null) tellProblem(problem);
  };
  return (
    <div className={classes(styles, "open-buttons")} role="group" aria-label="Open">
      <Button disabled={!folderPresent} onPress={() => void open("folder")}>
        <FolderOpen size={14} aria-hidden /> Open folder
      </Button>
      {packPresent === null ? (
        <Unpacked of={of} folderPresent={folderPresent} documents={documents} open={open} />
      ) : (
        <>
          {packPresent && <DragOut of={of} copies="all" label="Drag the ZIP file out" />}
          <Button disabled={!packPresent} onPress={() => void open("pack")}>
            <FileArchive size={14} aria-hidden /> Open ZIP file
          </Button>
        </>
      )}
    </div>
  );
}

type UnpackedProps = Omit<OpenButtonsProps, "packPresent"> & {
  readonly open: (what: DocumentKind) => Promise<void>;
};

/** What lies in the folder as it is. */
function Unpacked({ of, folderPresent, documents, open }: UnpackedProps): ReactNode {
  return (
    <>
      {folderPresent && <DragOut of={of} copies="all" label="Drag the pictures out" />}
      {documentKinds
        .filter((kind) => documents.has(kind))
        .map((kind) => {
          const Icon = icons[kind] ?? FileText;
          return (
            <Button key={kind} onPress={() => void open(kind)}>
              <Icon size={14} aria-hidden /> Open {documentTitles[kind]}
            </Button>
          );
        })}
    </>
  );
}

type DragOutProps = {
  readonly of: string;
  /** By their place in the ledger's list. */
  readonly copies: "all" | readonly number[];
  readonly label: string;
};

/**
 * A handle by which pictures that were handed out are dragged into a mail or a layout. They are the copies in the folder,
 * with everything embedded, that the ledger knows. By keyboard the folder is opened instead.
 */
function DragOut({ of, copies, label }: DragOutProps): ReactNode {
  return (
    <span
      className={classes(styles, "drag-out")}
      draggable
      title="Drag them into a mail, a folder or a layout"
      onDragStart={(event) => {
        event.preventDefault(); // the system drags files, not what is drawn here
        void orTell(() => window.stillroom.dragExported(of, copies)).then((problem) => {
          if (problem !== null) tellProblem(problem);
        });
      }}
    >
      <Images size={14} aria-hidden /> {label}
    </span>
  );
}
