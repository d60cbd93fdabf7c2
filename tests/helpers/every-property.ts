import { bag, inLanguages, seq, struct, type XmpSpec } from "./rdf.ts";

/** Namespaces of the properties below, as their standards write them. */
export const namespaces = {
  dc: "http://purl.org/dc/elements/1.1/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
  xmpMM: "http://ns.adobe.com/xap/1.0/mm/",
  xmpDM: "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
  photoshop: "http://ns.adobe.com/photoshop/1.0/",
  lr: "http://ns.adobe.com/lightroom/1.0/",
  exif: "http://ns.adobe.com/exif/1.0/",
  tiff: "http://ns.adobe.com/tiff/1.0/",
  Iptc4xmpCore: "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
  Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
  plus: "http://ns.useplus.org/ldf/xmp/1.0/",
  "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
  stArea: "http://ns.adobe.com/xmp/sType/Area#",
  stDim: "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
  MP: "http://ns.microsoft.com/photo/1.2/",
  MPRI: "http://ns.microsoft.com/photo/1.2/t/RegionInfo#",
  MPReg: "http://ns.microsoft.com/photo/1.2/t/Region#",
  MicrosoftPhoto: "http://ns.microsoft.com/photo/1.0/",
  GettyImagesGIFT: "http://xmp.gettyimages.com/gift/1.0/",
  fstill: "urn:stillroom:xmp:1.0/",
  own: "https://example.org/a-program-of-ours/",
} as const;

const cv = "http://cv.iptc.org/newscodes/";
const plus = "http://ns.useplus.org/ldf/vocab/";
const texts = (text: string): XmpSpec =>
  inLanguages({ "x-default": text, en: text, "zh-Hans": `${text}：剧照`, fr: `${text} — éclat` });
const entity = (name: string, uri: string): XmpSpec =>
  struct({ "Iptc4xmpExt:Name": texts(name), "xmp:Identifier": bag(uri, `${uri}#2`) });
const term = (name: string): XmpSpec =>
  struct({
    "Iptc4xmpExt:CvId": "https://example.org/cv/",
    "Iptc4xmpExt:CvTermId": `https://example.org/cv/${encodeURIComponent(name)}`,
    "Iptc4xmpExt:CvTermName": texts(name),
    "Iptc4xmpExt:CvTermRefinedAbout": "https://example.org/cv/portrays",
  });
const place = (city: string): XmpSpec =>
  struct({
    "Iptc4xmpExt:LocationId": bag("http://www.wikidata.org/entity/Q42200"),
    "Iptc4xmpExt:LocationName": texts(city),
    "Iptc4xmpExt:Sublocation": "Old town; north, gate | 7",
    "Iptc4xmpExt:City": city,
    "Iptc4xmpExt:ProvinceState": "Gansu",
    "Iptc4xmpExt:CountryName": "China",
    "Iptc4xmpExt:CountryCode": "CHN",
    "Iptc4xmpExt:WorldRegion": "Asia",
    "exif:GPSLatitude": "38,55.5N",
    "exif:GPSLongitude": "100,27.1E",
    "exif:GPSAltitude": "14827/10",
  });
const person = struct({
  "Iptc4xmpExt:PersonName": texts("Hai Qing"),
  "Iptc4xmpExt:PersonId": bag("http://www.wikidata.org/entity/Q11087345", "urn:isni:0000"),
  "Iptc4xmpExt:PersonDescription": inLanguages({ "x-default": "as Cao Guiying" }),
  "Iptc4xmpExt:PersonCharacteristic": bag(term("Cao Guiying")),
});
const party = (kind: string, name: string): XmpSpec =>
  struct({ [`plus:${kind}Name`]: name, [`plus:${kind}ID`]: `id-${name}` });
const boundary = (fields: Readonly<Record<string, XmpSpec>>): XmpSpec =>
  struct(
    Object.fromEntries(Object.entries(fields).map(([name, one]) => [`Iptc4xmpExt:${name}`, one])),
  );
const corner = (x: string, y: string): XmpSpec => boundary({ rbX: x, rbY: y });
const region = (id: string, bounds: XmpSpec): XmpSpec =>
  struct({
    "Iptc4xmpExt:RegionBoundary": bounds,
    "Iptc4xmpExt:rId": id,
    "Iptc4xmpExt:Name": texts(`Region ${id}`),
    "Iptc4xmpExt:rCtype": bag(entity("human", `${cv}imageregiontype/human`)),
    "Iptc4xmpExt:rRole": bag(entity("subject", `${cv}imageregionrole/subjectArea`)),
    "Iptc4xmpExt:PersonInImage": bag("Hai Qing"),
    "Iptc4xmpExt:PersonInImageWDetails": bag(person),
    "dc:description": texts("Within"),
  });

/** Every property that sections 2.2 to 2.4 of the domain name, with a value of its own type and every field. */
export const everyProperty: Readonly<Record<string, XmpSpec>> = {
  // IPTC Core
  "dc:description": texts("They carry eggs\nhome & <rest>"),
  "photoshop:CaptionWriter": "jd, ml",
  "photoshop:Headline": "Return to Dust (2022)",
  "dc:title": texts("007"),
  "Iptc4xmpCore:AltTextAccessibility": texts("Two people at a clay house"),
  "Iptc4xmpCore:ExtDescrAccessibility": texts("From left: a donkey, a wall"),
  "dc:subject": bag("donkey", "007", "a|b; c, d", "剧照", "donkey house"),
  "dc:creator": seq("Second; First", "夏永康", "Anna Berg, Ltd."),
  "photoshop:AuthorsPosition": "Unit Still Photographer",
  "Iptc4xmpCore:CreatorContactInfo": struct({
    "Iptc4xmpCore:CiAdrExtadr": "7 Clay Lane\nRear",
    "Iptc4xmpCore:CiAdrCity": "Zhangye",
    "Iptc4xmpCore:CiAdrRegion": "Gansu",
    "Iptc4xmpCore:CiAdrPcode": "007 34",
    "Iptc4xmpCore:CiAdrCtry": "China",
    "Iptc4xmpCore:CiTelWork": "+86 10 0",
    "Iptc4xmpCore:CiEmailWork": "a@example.org",
    "Iptc4xmpCore:CiUrlWork": "https://example.org/?a=1&b=2",
  }),
  "photoshop:Credit": "Photo: Wang Xiaolei / 和谐影业 & Dream Media Pictures Co., Ltd.",
  "photoshop:Source": "Janus Films",
  "dc:rights": texts("© 2022 Hucheng No.7 Films"),
  "xmpRights:UsageTerms": texts("Press only"),
  "xmpRights:WebStatement": "https://example.org/rights?a=1&b=2",
  "xmpRights:Marked": "True",
  "xmpRights:Owner": bag("Owner one", "Owner two"),
  "photoshop:Instructions": "EMBARGOED until 2022-07-08",
  "photoshop:TransmissionReference": "0042",
  "photoshop:DateCreated": "1962-05",
  "Iptc4xmpCore:Scene": bag("012400", "010800"),
  "Iptc4xmpCore:SubjectCode": bag("01005000"),
  "Iptc4xmpCore:IntellectualGenre": "Feature",
  "photoshop:City": "Zhangye",
  "photoshop:State": "Gansu",
  "photoshop:Country": "China",
  "Iptc4xmpCore:CountryCode": "CHN",
  "Iptc4xmpCore:Location": "Huaqiangzi",
  // IPTC Extension 2025.1
  "Iptc4xmpExt:PersonInImage": bag("Wu Renlin", "Hai Qing"),
  "Iptc4xmpExt:PersonInImageWDetails": bag(person),
  "Iptc4xmpExt:ImageRegion": bag(
    region(
      "r1",
      boundary({
        rbShape: "rectangle",
        rbUnit: "relative",
        rbX: "0.1",
        rbY: "0.2",
        rbW: "0.3",
        rbH: "0.4",
      }),
    ),
    region("r2", boundary({ rbShape: "circle", rbUnit: "pixel", rbX: "30", rbY: "20", rbRx: "6" })),
    region(
      "r3",
      boundary({
        rbShape: "polygon",
        rbUnit: "relative",
        rbVertices: seq(corner("0.5", "0.5"), corner("0.75", "0.5"), corner("0.5", "0.9")),
      }),
    ),
  ),
  "Iptc4xmpExt:Contributor": bag(
    struct({
      "Iptc4xmpExt:Name": texts("Hucheng No.7 Films"),
      "Iptc4xmpExt:Role": bag(`${cv}contentprodpartyrole/producer`),
      "xmp:Identifier": bag("urn:uuid:0b0f5c1e-0000-4000-8000-000000000001"),
    }),
  ),
  "Iptc4xmpExt:ArtworkOrObject": bag(
    struct({
      "Iptc4xmpExt:AOTitle": inLanguages({ "x-default": "隐入尘烟", en: "Return to Dust" }),
      "Iptc4xmpExt:AOCreator": seq("Li Ruijun"),
      "Iptc4xmpExt:AOCreatorId": seq("http://www.wikidata.org/entity/Q1"),
      "Iptc4xmpExt:AODateCreated": "2022",
      "Iptc4xmpExt:AOCircaDateCreated": "about 2022",
      "Iptc4xmpExt:AOSource": "EIDR",
      "Iptc4xmpExt:AOSourceInvNo": "007",
      "Iptc4xmpExt:AOSourceInvURL": "https://example.org/eidr",
      "Iptc4xmpExt:AOCopyrightNotice": "© 2022",
      "Iptc4xmpExt:AOCurrentCopyrightOwnerName": "Hucheng No.7 Films",
      "Iptc4xmpExt:AOCurrentCopyrightOwnerId": "urn:a",
      "Iptc4xmpExt:AOCurrentLicensorName": "m-appeal",
      "Iptc4xmpExt:AOCurrentLicensorId": "urn:b",
      "Iptc4xmpExt:AOContentDescription": texts("Feature film"),
      "Iptc4xmpExt:AOContributionDescription": texts("Directed"),
      "Iptc4xmpExt:AOPhysicalDescription": texts("DCP"),
      "Iptc4xmpExt:AOStylePeriod": bag("Contemporary"),
    }),
  ),
  "Iptc4xmpExt:AboutCvTerm": bag(term("Ma Youtie"), term("donkey")),
  "Iptc4xmpExt:Genre": bag(
    struct({
      "Iptc4xmpExt:CvId": "urn:stillroom:still-kind:",
      "Iptc4xmpExt:CvTermId": "urn:stillroom:still-kind:frame",
      "Iptc4xmpExt:CvTermName": texts("Frame enlargement"),
    }),
  ),
  "Iptc4xmpExt:Event": texts("Berlinale premiere"),
  "Iptc4xmpExt:EventId": bag("urn:event:1", "urn:event:2"),
  "Iptc4xmpExt:LocationShown": bag(place("Zhangye"), place("Berlin")),
  "Iptc4xmpExt:LocationCreated": bag(place("Gaotai")),
  "Iptc4xmpExt:OrganisationInImageName": bag("Village committee"),
  "Iptc4xmpExt:OrganisationInImageCode": bag("VC-007"),
  "Iptc4xmpExt:DigitalSourceType": `${cv}digitalsourcetype/negativeFilm`,
  "Iptc4xmpExt:DigImageGUID": "urn:guid:7",
  "Iptc4xmpExt:RegistryId": bag(
    struct({
      "Iptc4xmpExt:RegItemId": "0001",
      "Iptc4xmpExt:RegOrgId": "org",
      "Iptc4xmpExt:RegEntryRole": "role",
    }),
  ),
  "Iptc4xmpExt:MaxAvailWidth": "6000",
  "Iptc4xmpExt:MaxAvailHeight": "4000",
  "Iptc4xmpExt:AddlModelInfo": "Extra",
  "Iptc4xmpExt:ModelAge": bag("34", "41"),
  "Iptc4xmpExt:AIPromptInformation": "Remove scratches; keep grain",
  "Iptc4xmpExt:AIPromptWriterName": "Ines Karlsson",
  "Iptc4xmpExt:AISystemUsed": "Restorer",
  "Iptc4xmpExt:AISystemVersionUsed": "1.10",
  "Iptc4xmpExt:Series": struct({ "Iptc4xmpExt:Name": "Series" }),
  "Iptc4xmpExt:Season": struct({ "Iptc4xmpExt:Number": "1" }),
  "Iptc4xmpExt:Episode": struct({ "Iptc4xmpExt:Number": "03" }),
  // PLUS
  "plus:Version": "2.0.1",
  "plus:CopyrightOwner": seq(
    party("CopyrightOwner", "Hucheng No.7 Films"),
    party("CopyrightOwner", "Dream Media"),
  ),
  "plus:ImageCreator": seq(party("ImageCreator", "Wang Xiaolei")),
  "plus:ImageSupplier": seq(party("ImageSupplier", "Janus Films")),
  "plus:ImageSupplierImageID": "802-154",
  "plus:Licensor": bag(
    struct({
      "plus:LicensorName": "m-appeal",
      "plus:LicensorID": "id",
      "plus:LicensorStreetAddress": "Street 1",
      "plus:LicensorExtendedAddress": "Rear",
      "plus:LicensorCity": "Berlin",
      "plus:LicensorRegion": "Berlin",
      "plus:LicensorPostalCode": "01099",
      "plus:LicensorCountry": "Germany",
      "plus:LicensorTelephoneType1": `${plus}TT-WRK`,
      "plus:LicensorTelephone1": "+49 30 0",
      "plus:LicensorTelephoneType2": `${plus}TT-CEL`,
      "plus:LicensorTelephone2": "+49 170 0",
      "plus:LicensorEmail": "a@example.org",
      "plus:LicensorURL": "https://example.org/licence",
    }),
  ),
  "plus:DataMining": `${plus}DMI-PROHIBITED-AIMLTRAINING`,
  "plus:OtherConstraints": texts("Ask first"),
  "plus:ModelReleaseStatus": `${plus}MR-LMR`,
  "plus:ModelReleaseID": bag("MR-1", "MR-2"),
  "plus:PropertyReleaseStatus": `${plus}PR-NAP`,
  "plus:PropertyReleaseID": bag("PR-1"),
  "plus:MinorModelAgeDisclosure": `${plus}AG-A25`,
  "plus:LicenseStartDate": "2022-07-08T00:00:00+08:00",
  "plus:LicenseEndDate": "2023",
  "plus:RegionConstraints": texts("Europe"),
  "plus:MediaConstraints": texts("Print"),
  "plus:ProductOrServiceConstraints": texts("None"),
  "plus:ImageAlterationConstraints": bag(`${plus}AL-CRP`, `${plus}AL-CLR`),
  "plus:ImageDuplicationConstraints": `${plus}DP-NDC`,
  "plus:ImageFileConstraints": bag(`${plus}IF-MFN`, `${plus}IF-MMD`),
  "plus:CreditLineRequired": `${plus}CR-CAI`,
  "plus:CopyrightStatus": `${plus}CS-PRO`,
  "plus:FirstPublicationDate": "2022-02",
  "plus:CopyrightRegistrationNumber": "0007",
  "plus:LicenseID": "L-1",
  "plus:TermsAndConditionsURL": "https://example.org/terms",
  "plus:TermsAndConditionsText": texts("Terms"),
  "plus:FileNameAsDelivered": "RTD_0107.jpg",
  // Others that the domain names
  "xmp:Rating": "4",
  "xmp:Label": "Approved",
  "xmp:CreateDate": "2022-07-08T10:00:00.5+08:00",
  "xmp:ModifyDate": "2022-07",
  "xmp:MetadataDate": "2023-01-02T03:04:05Z",
  "xmp:CreatorTool": "Scanner 7",
  "xmp:Identifier": bag("urn:a", "urn:b"),
  "xmpMM:DocumentID": "xmp.did:1",
  "lr:hierarchicalSubject": bag(
    "Characters|Return to Dust (2022)|Ma Youtie",
    "Film|Return to Dust",
  ),
  "xmpDM:scene": "Eggs hatching; Wedding",
  "xmpDM:shotName": "12A",
  "GettyImagesGIFT:Personality": bag("Wu Renlin"),
  "GettyImagesGIFT:AssetID": "0123456789",
  "GettyImagesGIFT:OriginalFilename": "a.jpg",
  "exif:DateTimeOriginal": "2022-07-08T10:00:00",
  "exif:GPSLatitude": "38,55.5N",
  "exif:GPSLongitude": "100,27.1E",
  "tiff:Artist": "Wang Xiaolei",
  "mwg-rs:Regions": struct({
    "mwg-rs:AppliedToDimensions": struct({
      "stDim:w": "60",
      "stDim:h": "40",
      "stDim:unit": "pixel",
    }),
    "mwg-rs:RegionList": bag(
      struct({
        "mwg-rs:Area": struct({
          "stArea:x": "0.8",
          "stArea:y": "0.3",
          "stArea:w": "0.2",
          "stArea:h": "0.2",
          "stArea:unit": "normalized",
        }),
        "mwg-rs:Type": "Face",
        "mwg-rs:Name": "Wu Renlin",
        "mwg-rs:Description": "as Ma Youtie",
      }),
    ),
  }),
  "MP:RegionInfo": struct({
    "MPRI:Regions": bag(
      struct({
        "MPReg:Rectangle": "0.05, 0.7, 0.1, 0.2",
        "MPReg:PersonDisplayName": "Yang Guangrui",
        "MPReg:PersonEmailDigest": "ABC",
        "MPReg:PersonLiveIdCID": "-007",
      }),
    ),
  }),
  "MicrosoftPhoto:LastKeywordXMP": bag("donkey"),
  "fstill:sceneLabel": inLanguages({ "x-default": "Eggs hatching", zh: "孵蛋" }),
  "fstill:stillNumber": "007",
  // A program nobody knows
  "own:Deep": struct({ "own:list": seq(struct({ "own:a": "1" }), struct({ "own:a": "01" })) }),
};
