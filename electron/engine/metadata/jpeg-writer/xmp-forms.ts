/** How a value stands in XMP (ISO 16684-1, 7). Fields go by ExifTool's names, as tags do. */
export type Form =
  | { readonly kind: "text" | "date" | "languages" }
  /** One of PLUS's own codes. */
  | { readonly kind: "code" }
  | { readonly kind: "list"; readonly as: "rdf:Bag" | "rdf:Seq"; readonly of: Form }
  | { readonly kind: "struct"; readonly fields: Fields };
export type Fields = Readonly<Record<string, Property>>;
/** A property by our prefix of its namespace. */
export type Property = { readonly name: string; readonly form: Form };
/** A property, or a field within structures of properties: the names on the way to it, its own last. */
export type Place = { readonly path: readonly string[]; readonly form: Form };

const text: Form = { kind: "text" };
const date: Form = { kind: "date" };
const languages: Form = { kind: "languages" };
const code: Form = { kind: "code" };
const bag = (of: Form): Form => ({ kind: "list", as: "rdf:Bag", of });
const seq = (of: Form): Form => ({ kind: "list", as: "rdf:Seq", of });
const struct = (fields: Readonly<Record<string, readonly [string, Form]>>): Form => ({
  kind: "struct",
  fields: Object.fromEntries(
    Object.entries(fields).map(([key, [name, form]]) => [key, { name, form }]),
  ),
});

const entity = struct({
  Name: ["Iptc4xmpExt:Name", languages],
  Identifier: ["xmp:Identifier", bag(text)],
});
const entityWithRole = struct({
  Name: ["Iptc4xmpExt:Name", languages],
  Identifier: ["xmp:Identifier", bag(text)],
  Role: ["Iptc4xmpExt:Role", bag(text)],
});
const term = struct({
  CvId: ["Iptc4xmpExt:CvId", text],
  CvTermId: ["Iptc4xmpExt:CvTermId", text],
  CvTermName: ["Iptc4xmpExt:CvTermName", languages],
  CvTermRefinedAbout: ["Iptc4xmpExt:CvTermRefinedAbout", text],
});
const person = struct({
  PersonName: ["Iptc4xmpExt:PersonName", languages],
  PersonId: ["Iptc4xmpExt:PersonId", bag(text)],
  PersonDescription: ["Iptc4xmpExt:PersonDescription", languages],
  PersonCharacteristic: ["Iptc4xmpExt:PersonCharacteristic", bag(term)],
});
const work = struct({
  AOTitle: ["Iptc4xmpExt:AOTitle", languages],
  AOContentDescription: ["Iptc4xmpExt:AOContentDescription", languages],
  AOCreator: ["Iptc4xmpExt:AOCreator", seq(text)],
  AOCreatorId: ["Iptc4xmpExt:AOCreatorId", seq(text)],
  AODateCreated: ["Iptc4xmpExt:AODateCreated", date],
  AOCopyrightNotice: ["Iptc4xmpExt:AOCopyrightNotice", text],
  AOCurrentCopyrightOwnerName: ["Iptc4xmpExt:AOCurrentCopyrightOwnerName", text],
  AOCurrentLicensorName: ["Iptc4xmpExt:AOCurrentLicensorName", text],
  AOSource: ["Iptc4xmpExt:AOSource", text],
  AOSourceInvNo: ["Iptc4xmpExt:AOSourceInvNo", text],
  AOSourceInvURL: ["Iptc4xmpExt:AOSourceInvURL", text],
});
const imageRegion = struct({
  Name: ["Iptc4xmpExt:Name", languages],
  RId: ["Iptc4xmpExt:rId", text],
  Description: ["dc:description", languages],
  RegionBoundary: [
    "Iptc4xmpExt:RegionBoundary",
    struct({
      RbShape: ["Iptc4xmpExt:rbShape", text],
      RbUnit: ["Iptc4xmpExt:rbUnit", text],
      RbX: ["Iptc4xmpExt:rbX", text],
      RbY: ["Iptc4xmpExt:rbY", text],
      RbW: ["Iptc4xmpExt:rbW", text],
      RbH: ["Iptc4xmpExt:rbH", text],
      RbRx: ["Iptc4xmpExt:rbRx", text],
    }),
  ],
  RCtype: ["Iptc4xmpExt:rCtype", bag(entity)],
  RRole: ["Iptc4xmpExt:rRole", bag(entity)],
  PersonInImage: ["Iptc4xmpExt:PersonInImage", bag(text)],
  PersonInImageWDetails: ["Iptc4xmpExt:PersonInImageWDetails", bag(person)],
});
const face = struct({
  Name: ["mwg-rs:Name", text],
  Type: ["mwg-rs:Type", text],
  Description: ["mwg-rs:Description", text],
  Area: [
    "mwg-rs:Area",
    struct({
      X: ["stArea:x", text],
      Y: ["stArea:y", text],
      W: ["stArea:w", text],
      H: ["stArea:h", text],
      D: ["stArea:d", text],
      Unit: ["stArea:unit", text],
    }),
  ],
});

const characterShown = struct({
  CharacterId: ["fstill:characterId", text],
  CharacterName: ["fstill:characterName", text],
  PerformerId: ["fstill:performerId", text],
  Order: ["fstill:order", text],
  Certainty: ["fstill:certainty", text],
});

const property = (name: string, form: Form): Place => ({ path: [name], form });
const appliedTo = (name: string): Place => ({
  path: ["mwg-rs:Regions", "mwg-rs:AppliedToDimensions", `stDim:${name}`],
  form: text,
});
/** Series, season and episode are structures of their own in the IPTC Video Metadata Hub. */
const partOf = (whole: string, name: string): Place => ({
  path: [`Iptc4xmpExt:${whole}`, `Iptc4xmpExt:${name}`],
  form: text,
});

/** Where the tags that are written stand in XMP, by ExifTool's names of them. */
export const places: Readonly<Record<string, Place>> = {
  "XMP-dc:Description": property("dc:description", languages),
  "XMP-dc:Title": property("dc:title", languages),
  "XMP-dc:Rights": property("dc:rights", languages),
  "XMP-dc:Creator": property("dc:creator", seq(text)),
  "XMP-dc:Subject": property("dc:subject", bag(text)),
  "XMP-photoshop:Headline": property("photoshop:Headline", text),
  "XMP-photoshop:Credit": property("photoshop:Credit", text),
  "XMP-photoshop:Instructions": property("photoshop:Instructions", text),
  "XMP-photoshop:Source": property("photoshop:Source", text),
  "XMP-photoshop:CaptionWriter": property("photoshop:CaptionWriter", text),
  "XMP-photoshop:AuthorsPosition": property("photoshop:AuthorsPosition", text),
  "XMP-photoshop:DateCreated": property("photoshop:DateCreated", date),
  "XMP-iptcCore:AltTextAccessibility": property("Iptc4xmpCore:AltTextAccessibility", languages),
  "XMP-iptcCore:ExtDescrAccessibility": property("Iptc4xmpCore:ExtDescrAccessibility", languages),
  "XMP-iptcCore:Scene": property("Iptc4xmpCore:Scene", bag(text)),
  "XMP-xmpRights:UsageTerms": property("xmpRights:UsageTerms", languages),
  "XMP-xmpRights:WebStatement": property("xmpRights:WebStatement", text),
  "XMP-xmpRights:Marked": property("xmpRights:Marked", text),
  "XMP-xmp:Rating": property("xmp:Rating", text),
  "XMP-xmp:Label": property("xmp:Label", text),
  "XMP-xmp:MetadataDate": property("xmp:MetadataDate", date),
  "XMP-xmpDM:Scene": property("xmpDM:scene", text),
  "XMP-xmpDM:ShotName": property("xmpDM:shotName", text),
  "XMP-lr:HierarchicalSubject": property("lr:hierarchicalSubject", bag(text)),
  "XMP-xmpMM:PreservedFileName": property("xmpMM:PreservedFileName", text),
  "XMP-iptcExt:PersonInImage": property("Iptc4xmpExt:PersonInImage", bag(text)),
  "XMP-iptcExt:PersonInImageWDetails": property("Iptc4xmpExt:PersonInImageWDetails", bag(person)),
  "XMP-iptcExt:ImageRegion": property("Iptc4xmpExt:ImageRegion", bag(imageRegion)),
  "XMP-iptcExt:ArtworkOrObject": property("Iptc4xmpExt:ArtworkOrObject", bag(work)),
  "XMP-iptcExt:AboutCvTerm": property("Iptc4xmpExt:AboutCvTerm", bag(term)),
  "XMP-iptcExt:Genre": property("Iptc4xmpExt:Genre", bag(term)),
  "XMP-iptcExt:Contributor": property("Iptc4xmpExt:Contributor", bag(entityWithRole)),
  "XMP-iptcExt:SeriesName": partOf("Series", "Name"),
  "XMP-iptcExt:SeriesIdentifier": partOf("Series", "Identifier"),
  "XMP-iptcExt:SeasonName": partOf("Season", "Name"),
  "XMP-iptcExt:SeasonNumber": partOf("Season", "Number"),
  "XMP-iptcExt:SeasonIdentifier": partOf("Season", "Identifier"),
  "XMP-iptcExt:EpisodeName": partOf("Episode", "Name"),
  "XMP-iptcExt:EpisodeNumber": partOf("Episode", "Number"),
  "XMP-iptcExt:EpisodeIdentifier": partOf("Episode", "Identifier"),
  "XMP-iptcExt:MaxAvailWidth": property("Iptc4xmpExt:MaxAvailWidth", text),
  "XMP-iptcExt:MaxAvailHeight": property("Iptc4xmpExt:MaxAvailHeight", text),
  "XMP-iptcExt:ModelAge": property("Iptc4xmpExt:ModelAge", bag(text)),
  "XMP-plus:CopyrightOwner": property(
    "plus:CopyrightOwner",
    seq(struct({ CopyrightOwnerName: ["plus:CopyrightOwnerName", text] })),
  ),
  "XMP-plus:ImageCreator": property(
    "plus:ImageCreator",
    seq(
      struct({
        ImageCreatorName: ["plus:ImageCreatorName", text],
        ImageCreatorID: ["plus:ImageCreatorID", text],
      }),
    ),
  ),
  "XMP-plus:ImageSupplierImageID": property("plus:ImageSupplierImageID", text),
  "XMP-plus:ImageSupplier": property(
    "plus:ImageSupplier",
    seq(struct({ ImageSupplierName: ["plus:ImageSupplierName", text] })),
  ),
  "XMP-plus:Licensor": property(
    "plus:Licensor",
    seq(
      struct({
        LicensorName: ["plus:LicensorName", text],
        LicensorURL: ["plus:LicensorURL", text],
      }),
    ),
  ),
  "XMP-plus:LicenseStartDate": property("plus:LicenseStartDate", date),
  "XMP-plus:LicenseEndDate": property("plus:LicenseEndDate", date),
  "XMP-plus:RegionConstraints": property("plus:RegionConstraints", languages),
  "XMP-plus:MediaConstraints": property("plus:MediaConstraints", languages),
  "XMP-plus:ImageAlterationConstraints#": property("plus:ImageAlterationConstraints", bag(code)),
  "XMP-plus:CreditLineRequired#": property("plus:CreditLineRequired", code),
  "XMP-plus:DataMining#": property("plus:DataMining", code),
  "XMP-plus:FileNameAsDelivered": property("plus:FileNameAsDelivered", text),
  "XMP-plus:MinorModelAgeDisclosure": property("plus:MinorModelAgeDisclosure", code),
  "XMP-getty:Personality": property("GettyImagesGIFT:Personality", bag(text)),
  "XMP-fstill:RecordUri": property("fstill:recordUri", text),
  "XMP-fstill:FilmId": property("fstill:filmId", text),
  "XMP-fstill:StillType": property("fstill:stillType", text),
  "XMP-fstill:ProductionCode": property("fstill:productionCode", text),
  "XMP-fstill:StillNumber": property("fstill:stillNumber", text),
  "XMP-fstill:SceneLabel": property("fstill:sceneLabel", languages),
  "XMP-fstill:SceneNumber": property("fstill:sceneNumber", text),
  "XMP-fstill:ScenePlace": property("fstill:scenePlace", text),
  "XMP-fstill:CopyrightYear": property("fstill:copyrightYear", text),
  "XMP-fstill:NamesAsKeywords": property("fstill:namesAsKeywords", bag(text)),
  "XMP-fstill:Characters": property("fstill:characters", seq(characterShown)),
  "XMP-fstill:ApprovalStatus": property("fstill:approvalStatus", text),
  "XMP-MP:RegionInfoMP": property("MP:RegionInfo", struct({})),
  "XMP-mwg-rs:RegionList": { path: ["mwg-rs:Regions", "mwg-rs:RegionList"], form: bag(face) },
  "XMP-mwg-rs:RegionAppliedToDimensionsW": appliedTo("w"),
  "XMP-mwg-rs:RegionAppliedToDimensionsH": appliedTo("h"),
  "XMP-mwg-rs:RegionAppliedToDimensionsUnit": appliedTo("unit"),
};
