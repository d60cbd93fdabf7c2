import type { Alteration, CreditDuty } from "../../../shared/rights/grant.ts";
import { cutUtf8 } from "./cut-utf8.ts";
import type { DatedTerm, EmbeddedRecord, WriteTags } from "./embedded-record.ts";
import { iimLimit } from "./iim-datasets.ts";
import type { CarriedBefore } from "./tags-beside-others.ts";

/** What is said of this very copy: its terms, its names, its size. What nobody says of it stays as the file has it. */
export function deliveryTags(record: EmbeddedRecord, { raw }: CarriedBefore): WriteTags {
  const { names, personality } = record;
  const kept = raw["xmpMM:PreservedFileName"];
  return {
    ...termTags(record),
    ...sizeTags(record, raw),
    ...(names === undefined
      ? {}
      : {
          // The oldest name is that by which the picture is known where it comes from.
          "XMP-xmpMM:PreservedFileName": typeof kept === "string" ? kept : names.original,
          "XMP-plus:FileNameAsDelivered": names.delivered,
        }),
    ...titleTags(record),
    ...(personality === undefined
      ? {}
      : { "XMP-getty:Personality": personality.length === 0 ? null : personality }),
  };
}

/** A copy without a title of its own is called by the number of the still, which by custom stands there. */
function titleTags({ names, texts, stillNumber = null }: EmbeddedRecord): WriteTags {
  const hasTitle = Object.values(texts.title ?? {}).some((text) => text !== "");
  if (names === undefined || stillNumber === null || hasTitle) return {};
  return {
    "XMP-dc:Title": stillNumber,
    "IPTC:ObjectName": cutUtf8(stillNumber, iimLimit("ObjectName")),
  };
}

/** PLUS's codes; where it is left open how credit is owed, PLUS has none. */
const duties: Readonly<Record<CreditDuty, string | null>> = {
  "not-required": "CR-NRQ",
  adjacent: "CR-CAI",
  "on-image": "CR-COI",
  "credits-area": "CR-CCA",
  required: null,
};

const alterations: Readonly<Record<Alteration, string>> = {
  crop: "AL-CRP",
  flip: "AL-FLP",
  retouch: "AL-RET",
  colourise: "AL-CLR",
  decolourise: "AL-DCL",
  merge: "AL-MRG",
};

function termTags({ terms }: EmbeddedRecord): WriteTags {
  if (terms === undefined) return {};
  const { release, expiry, credit, mining, start = null, regions = "", media = "" } = terms;
  const constraints = (terms.unaltered ?? []).map((one) => alterations[one]);
  const duty = credit === null ? null : duties[credit];
  return {
    ...(release === null ? {} : iimMoment("Release", release)),
    ...(expiry === null
      ? {}
      : {
          ...iimMoment("Expiration", expiry),
          "XMP-plus:LicenseEndDate": xmpMoment(expiry),
        }),
    ...(start === null ? {} : { "XMP-plus:LicenseStartDate": xmpMoment(start) }),
    ...(regions === "" ? {} : { "XMP-plus:RegionConstraints": regions }),
    ...(media === "" ? {} : { "XMP-plus:MediaConstraints": media }),
    ...(constraints.length === 0 ? {} : { "XMP-plus:ImageAlterationConstraints#": constraints }),
    ...(duty === null ? {} : { "XMP-plus:CreditLineRequired#": duty }),
    ...(mining === null ? {} : { "XMP-plus:DataMining#": `DMI-${mining}` }),
  };
}

/** IIM 2:30 and 2:35, or 2:37 and 2:38. */
function iimMoment(kind: "Release" | "Expiration", { day, time }: DatedTerm): WriteTags {
  return { [`IPTC:${kind}Date`]: colons(day), [`IPTC:${kind}Time`]: time };
}

function xmpMoment({ day, time }: DatedTerm): string {
  return `${colons(day)}${time === null ? "" : ` ${time}`}`;
}

/** A date as ExifTool writes it. */
function colons(day: string): string {
  return day.replaceAll("-", ":");
}

function sizeTags({ sizes }: EmbeddedRecord, raw: CarriedBefore["raw"]): WriteTags {
  if (sizes === undefined) return {};
  const { own, original } = sizes;
  const isSmaller =
    original !== null && (own.width < original.width || own.height < original.height);
  return {
    ...(isSmaller
      ? {
          "XMP-iptcExt:MaxAvailWidth": String(original.width),
          "XMP-iptcExt:MaxAvailHeight": String(original.height),
        }
      : {}),
    ...(raw["mwg-rs:Regions"] === undefined
      ? {}
      : {
          "XMP-mwg-rs:RegionAppliedToDimensionsW": String(own.width),
          "XMP-mwg-rs:RegionAppliedToDimensionsH": String(own.height),
          "XMP-mwg-rs:RegionAppliedToDimensionsUnit": "pixel",
        }),
  };
}
