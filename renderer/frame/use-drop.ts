import { useRef, useState } from "react";
import type { DragEvent } from "react";
import { pathsOfDropped } from "../archive.ts";
import { indexFolders } from "../state/open-archive.ts";

/** Folders dropped anywhere on the window are indexed. `over` while some are held over it. */
export function useDrop() {
  const [over, setOver] = useState(false);
  // Entering a child leaves its parent: only when as many were left as entered is the pointer outside.
  const depth = useRef(0);

  function move(event: DragEvent, by: 1 | -1): void {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  }

  return {
    over,
    onDragEnter: (event: DragEvent) => move(event, 1),
    onDragLeave: (event: DragEvent) => move(event, -1),
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      void indexFolders(pathsOfDropped(event.dataTransfer.files));
    },
  };
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes("Files");
}
