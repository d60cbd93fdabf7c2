import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { StillRecord } from "../../shared/still.ts";
import { Marked } from "../matches/marked.tsx";
import { RegionLayer } from "../regions/region-layer.tsx";
import { useRegions } from "../regions/use-regions.ts";
import { viewState } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { isAway } from "./file-away.tsx";
import styles from "./inspector.module.css";

/** The picture, small, with its file line. Its place has the same height for every still: nothing below moves. */
export function StillPicture({ record }: { record: StillRecord }): ReactNode {
  const [file] = record.files;
  const [hovered, setHovered] = useState(false);
  const name = file === undefined ? "" : fileName(file.path);
  const away = isAway(record.files); // which is said below in words
  const problems = record.files.filter(
    ({ problem, state }) => problem !== null || (!away && state !== "present"),
  ).length;
  return (
    <figure className={classes(styles, "figure")}>
      <div className={classes(styles, "picture")}>
        {record.thumbnail === "made" && (
          <span
            className={classes(styles, "framed")}
            onPointerEnter={() => setHovered(true)}
            onPointerLeave={() => setHovered(false)}
          >
            <img
              key={record.hash}
              src={`still://thumbnail/${record.hash}`}
              alt=""
              draggable={false}
            />
            <Regions record={record} hovered={hovered} />
          </span>
        )}
        {record.thumbnail === "failed" && (
          <span className={classes(styles, "soft")}>This picture cannot be shown.</span>
        )}
      </div>
      <figcaption>
        <MiddleName name={name} marked={<Marked in="file" text={name} id={null} />} />
        <span className={classes(styles, "facts")}>{pictureFacts(record, file?.format ?? "")}</span>
        {problems > 0 && (
          <TriangleAlert size={13} aria-label="This file has a problem, see Files" />
        )}
      </figcaption>
    </figure>
  );
}

type RegionsProps = { readonly record: StillRecord; readonly hovered: boolean };

/** With their names while the pointer is on the picture, for they leave little of it; in the loupe there is room. */
function Regions({ record, hovered }: RegionsProps): ReactNode {
  const wanted = useStore(viewState, (view) => view.regions) || hovered;
  const regions = useRegions(wanted ? record.id : undefined);
  const { width, height } = record;
  if (!wanted || regions.length === 0 || width === null || height === null) return null;
  const names = hovered ? "within" : "none";
  return <RegionLayer regions={regions} size={{ width, height }} names={names} />;
}

function pictureFacts({ width, height }: StillRecord, format: string): string {
  const pixels = width === null || height === null ? "" : `${String(width)} × ${String(height)}`;
  return [pixels, format.toUpperCase()].filter((text) => text !== "").join(" · ");
}

/** The last part of a path of any system. */
function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
