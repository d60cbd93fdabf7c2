import { expect, test } from "vitest";
import { identifierSchemeNames, identifierSchemes } from "../../shared/identifier.ts";
import {
  agentKindNames,
  agentKinds,
  contactKindNames,
  contactKinds,
  fiafTitleTypes,
  nameKindNames,
  nameKinds,
  recordKindNames,
  recordKinds,
  roleKindNames,
  roleKinds,
  settingNames,
  settings,
  titleKindNames,
  titleKinds,
} from "../../shared/record.ts";

test.each([
  [identifierSchemes, identifierSchemeNames],
  [agentKinds, agentKindNames],
  [contactKinds, contactKindNames],
  [nameKinds, nameKindNames],
  [recordKinds, recordKindNames],
  [roleKinds, roleKindNames],
  [settings, settingNames],
  [titleKinds, titleKindNames],
  [titleKinds, fiafTitleTypes],
])("each of %j has a name of its own", (codes, names) => {
  expect(Object.keys(names)).toEqual([...codes]);
  expect(new Set(Object.values(names)).size).toBe(codes.length);
});

test("titles have the types of FIAF, as AV-EFI names them, beside the preferred one", () => {
  expect(Object.values(fiafTitleTypes).toSorted()).toEqual(
    [
      "TitleProper",
      "AlternativeTitle",
      "TranslatedTitle",
      "TransliteratedTitle",
      "WorkingTitle",
      "PreReleaseTitle",
      "SeriesTitle",
      "AbbreviatedTitle",
      "CorrectedTitle",
      "AcquisitionTitle",
      "SearchTitle",
      "SuppliedDevisedTitle",
    ].toSorted(),
  );
});
