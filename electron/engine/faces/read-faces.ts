import type { Pixels } from "../near/luma.ts";
import { coveredEdge, describeFace, squareOnFace } from "./describe-face.ts";
import { detectFaces, type FoundFace } from "./detect-faces.ts";
import { facePoints } from "./face-points.ts";
import type { Placed } from "./sampled.ts";
import { readWeights, type Weights } from "./weights.ts";

/** A face in a picture: its box in parts of the picture's edges, and what tells it from others. */
export type ReadFace = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Null for a face too small to be told from others. */
  readonly descriptor: Float32Array | null;
};

/** Faces whose square covers fewer pixels than this look all alike to the net. */
const LEAST_EDGE = 72;

type Nets = { readonly detect: Weights; readonly points: Weights; readonly describe: Weights };

let nets: Nets | undefined;

/** Reads the nets, once; throws where the files that hold them cannot be read. */
export function loadNets(): Nets {
  nets ??= {
    detect: readWeights("tiny_face_detector"),
    points: readWeights("face_landmark_68"),
    describe: readWeights("face_recognition"),
  };
  return nets;
}

/** Finds and describes the faces in a picture that stands upright. */
export function readFaces(picture: Pixels): readonly ReadFace[] {
  const { detect, points, describe } = loadNets();
  return detectFaces(detect, picture).map((face) => {
    const placed = placedOn(points, picture, face);
    return {
      ...boxIn(picture, face),
      descriptor: coveredEdge(placed) < LEAST_EDGE ? null : describeFace(describe, picture, placed),
    };
  });
}

function placedOn(points: Weights, picture: Pixels, face: FoundFace): Placed {
  const edge = Math.max(face.width, face.height);
  const corner = {
    x: face.x + (face.width - edge) / 2,
    y: face.y + (face.height - edge) / 2,
  };
  return squareOnFace(facePoints(points, picture, edge, { corner, right: 1, down: 0 }));
}

function boxIn(picture: Pixels, face: FoundFace): Omit<ReadFace, "descriptor"> {
  const left = Math.max(0, face.x);
  const top = Math.max(0, face.y);
  return {
    x: left / picture.width,
    y: top / picture.height,
    width: (Math.min(picture.width, face.x + face.width) - left) / picture.width,
    height: (Math.min(picture.height, face.y + face.height) - top) / picture.height,
  };
}
