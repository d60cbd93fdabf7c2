import { stills } from "./0001-stills.ts";
import { lastingKeys } from "./0002-lasting-keys.ts";
import { sidecars } from "./0003-sidecars.ts";
import { findings } from "./0004-findings.ts";
import { ledgerDetails } from "./0005-ledger-details.ts";
import { nearDuplicates } from "./0006-near-duplicates.ts";
import { followedFiles } from "./0007-followed-files.ts";
import { fileQuestions } from "./0008-file-questions.ts";
import { handedOutCopies } from "./0009-handed-out-copies.ts";
import { chosenCharsets } from "./0010-chosen-charsets.ts";
import { turnedCopies } from "./0011-turned-copies.ts";
import { missingFiles } from "./0012-missing-files.ts";
import { records } from "./0013-records.ts";
import { marks } from "./0014-marks.ts";
import { regions } from "./0015-regions.ts";
import { seenRemarks } from "./0016-seen-remarks.ts";
import { dismissedSuggestions } from "./0017-dismissed-suggestions.ts";
import { roleCodes } from "./0018-role-codes.ts";
import { stillNumberIndex } from "./0019-still-number-index.ts";
import { faces } from "./0020-faces.ts";
import { recordChangesIndex } from "./0021-record-changes-index.ts";
import { filmHolders } from "./0022-film-holders.ts";
import { takenBack } from "./0023-taken-back.ts";
import { undoneTogether } from "./0025-undone-together.ts";
import { archiveSettings } from "./0026-archive-settings.ts";
import { textsByText } from "./0027-texts-by-text.ts";
import { creditReview } from "./0028-credit-review.ts";
import { captionTemplates } from "./0029-caption-templates.ts";
import { billing } from "./0030-billing.ts";
import { workbooksHandedOut } from "./0031-workbooks-handed-out.ts";
import { creditsOfCaptions } from "./0032-credits-of-captions.ts";
import { setsAndSearches } from "./0033-sets-and-searches.ts";
import { pictureProblems } from "./0034-picture-problems.ts";
import { rights } from "./0035-rights.ts";
import { rightsHandedOut } from "./0036-rights-handed-out.ts";
import { profilesHandedOut } from "./0037-profiles-handed-out.ts";
import { recipients } from "./0038-recipients.ts";
import { writtenOriginals } from "./0039-written-originals.ts";
import { packedHandOuts } from "./0040-packed-hand-outs.ts";
import { fixity } from "./0041-fixity.ts";

/** All migrations in order: the first brings a new catalog to version 1, and so on. */
export const migrations: readonly string[] = [
  stills,
  lastingKeys,
  sidecars,
  findings,
  ledgerDetails,
  nearDuplicates,
  followedFiles,
  fileQuestions,
  handedOutCopies,
  chosenCharsets,
  turnedCopies,
  missingFiles,
  records,
  marks,
  regions,
  seenRemarks,
  dismissedSuggestions,
  roleCodes,
  stillNumberIndex,
  faces,
  recordChangesIndex,
  filmHolders,
  takenBack,
  undoneTogether,
  archiveSettings,
  textsByText,
  creditReview,
  captionTemplates,
  billing,
  workbooksHandedOut,
  creditsOfCaptions,
  setsAndSearches,
  pictureProblems,
  rights,
  rightsHandedOut,
  profilesHandedOut,
  recipients,
  writtenOriginals,
  packedHandOuts,
  fixity,
];
