import type { CarriedProperty, Carrier } from "./carried.ts";
import { textFieldNames } from "./still.ts";

/** What people call the properties that several carriers hold. */
export const propertyNames: Readonly<Record<CarriedProperty, string>> = {
  ...textFieldNames,
  creators: "Creators",
  keywords: "Keywords",
  dateCreated: "Date created",
  jobId: "Job ID",
  sublocation: "Sublocation",
  city: "City",
  provinceState: "Province or state",
  country: "Country",
  countryCode: "Country code",
};

/** What people call the places in a file where metadata stand. */
export const carrierNames: Readonly<Record<Carrier, string>> = {
  xmp: "XMP",
  iim: "IPTC-IIM",
  exif: "Exif",
  png: "PNG text",
  sidecar: "Sidecar",
  sharedSidecar: "Sidecar that other formats share",
};
