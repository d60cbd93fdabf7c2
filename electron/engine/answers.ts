import { resolve } from "node:path";
import { writtenIn } from "../../shared/caption/writing.ts";
import type { InputOf } from "../../shared/contract/index.ts";
import type { Changed } from "../../shared/contract/stills.ts";
import { existsSync } from "node:fs";
import { ProblemError } from "../../shared/problem.ts";
import type { Archive } from "./archive.ts";
import { backupAnswers } from "./backup-answers.ts";
import { exchangeAnswers } from "./exchange-answers.ts";
import { mergeAnswers } from "./merge-answers.ts";
import { captionFacts } from "./captions/caption-facts.ts";
import { checkedCaptions } from "./captions/check-captions.ts";
import { rosterOf } from "./captions/roster.ts";
import { countsOf, previewCaptions } from "./caption-sheets/preview-captions.ts";
import { stillsLike } from "./caption-sheets/stills-like.ts";
import {
  lookedAtAnother,
  sheetMeant,
  shownRows,
  tickedTexts,
} from "./caption-sheets/shown-rows.ts";
import { castOfFilm } from "./cast-lists/cast-of-film.ts";
import { digestOf, filmAsked, loadCastList } from "./cast-lists/load-cast-list.ts";
import { archiveSettings } from "./catalog/archive-settings.ts";
import { listTemplates } from "./catalog/caption-templates.ts";
import { levelled } from "./catalog/fold.ts";
import { cardsOf } from "./catalog/cards.ts";
import { choicesFor } from "./catalog/choices.ts";
import { placedDifferencesOf } from "./catalog/placed-differences.ts";
import { placeHere } from "./catalog/place-here.ts";
import { countQuestions, listQuestions, questionsOf } from "./catalog/file-questions.ts";
import { fileEventsOf } from "./catalog/file-events.ts";
import { historyState, listHistory } from "./catalog/history-list.ts";
import { changesAfter } from "./catalog/history.ts";
import { mainCastOf } from "./catalog/main-cast.ts";
import { overviewOf } from "./catalog/overview.ts";
import {
  countProblems,
  countProblemsUnder,
  groupProblems,
  listProblems,
} from "./catalog/problems.ts";
import { recordOf } from "./catalog/record.ts";
import { castLines } from "./catalog/records/cast-lines.ts";
import { queryOfTag } from "./catalog/records/query-of-tag.ts";
import { filmsOfStills } from "./catalog/stills-of-names.ts";
import { recordLines } from "./catalog/records/record-lines.ts";
import { recordPage } from "./catalog/records/page.ts";
import { listSets, notesInSet } from "./catalog/sets.ts";
import { forgetSearch, recentSearches, rememberSearch } from "./catalog/recent-searches.ts";
import { listSources } from "./catalog/sources.ts";
import { findingsOf } from "./catalog/findings.ts";
import { charactersShown } from "./catalog/depictions.ts";
import { existingStills, fewestUnidentified } from "./catalog/tags.ts";
import type { WritableDb } from "./catalog/database.ts";
import type { StillsOfSuggestion } from "./suggestions/suggestions.ts";
import { putCaptionsRight, rightedTexts } from "./commands/put-captions-right.ts";
import { acceptSuggestions, dismissSuggestions } from "./commands/accept-suggestions.ts";
import { answerQuestion } from "./commands/answer-question.ts";
import { leaveCredits, reopenCredits } from "./commands/credits/leave-credits.ts";
import { makeHolder } from "./commands/credits/make-holder.ts";
import { copyMetadata } from "./commands/copy-metadata.ts";
import { choicesByRow } from "./commands/cast-import.ts";
import { compareCast, importCast } from "./commands/import-cast.ts";
import { joinStills } from "./commands/join-stills.ts";
import { drawRegion, moveRegion, removePerson, removeRegion } from "./commands/draw-region.ts";
import { identifyPerson, judgePerson } from "./commands/identify.ts";
import { namedInQuery } from "./named-in-query.ts";
import { keepApart } from "./commands/keep-apart.ts";
import {
  deleteSearch,
  duplicateSearch,
  requireSearch,
  saveSearch,
  setOfSearch,
} from "./commands/saved-searches.ts";
import {
  dropSet,
  fillSet,
  makeSet,
  moveInSet,
  nameSet,
  noteInSet,
  noteSet,
  placeSet,
  thinSet,
} from "./commands/set-commands.ts";
import { confirmOrder, orderByRegions, placePerson } from "./commands/order-people.ts";
import { changeRecords } from "./commands/records/change-records.ts";
import { leftToDo } from "./ingest/left-to-do.ts";
import { relinkFiles } from "./commands/relink-files.ts";
import {
  deleteTemplate,
  saveTemplate,
  textsAfter,
  writeTexts,
} from "./commands/caption-templates.ts";
import { setCaptionStyle, switchLintRules } from "./commands/set-caption-rules.ts";
import { learnWord } from "./commands/learn-word.ts";
import { setNumberOf } from "./commands/set-number.ts";
import { expand } from "../../shared/variables.ts";
import { codesOfFilm } from "./catalog/codes-of-film.ts";
import { filledIn, valuesOfStill } from "./commands/filled-in.ts";
import { setText } from "./commands/set-text.ts";
import { charsetChoice, readInCharset } from "./commands/read-in-charset.ts";
import { takeCaptions } from "./commands/take-captions.ts";
import { takeAsSeen } from "./commands/see-remarks.ts";
import { settleDifference } from "./commands/settle-difference.ts";
import { settleConflict } from "./commands/settle-conflict.ts";
import { markStills } from "./commands/mark-stills.ts";
import { showFile } from "./commands/show-file.ts";
import { tagStills } from "./commands/tag-stills.ts";
import { giveSay, sayApproval } from "./commands/rights/approvals.ts";
import {
  removePlaced,
  saveEmbargo,
  saveGrant,
  saveRelease,
} from "./commands/rights/keep-placed.ts";
import { setLayer } from "./commands/rights/set-layer.ts";
import { setUsualRequest } from "./commands/rights/set-usual-request.ts";
import {
  acceptLines,
  creditGroups,
  creditLines,
  creditWords,
  foreseeCredits,
  sayOfLines,
  settleLines,
} from "./credit-answers.ts";
import { savedCompletions } from "./saved-completions.ts";
import { carriedPreviewOf, locatePicture } from "./ingest/locate-picture.ts";
import { offeredFaces } from "./faces/offered-faces.ts";
import { choosePlace, previewOf, startLocating } from "./locate/locate.ts";
import { compareStills } from "./near/compare-stills.ts";
import { countWaiting, currentSearch, findNearDuplicates } from "./near/find-near-duplicates.ts";
import { indexAndCompare } from "./near/index-and-compare.ts";
import { proposalFor } from "./near/proposal.ts";
import { previewWriting } from "./originals/preview-writing.ts";
import { startWriting } from "./originals/write-metadata.ts";
import { doPreviewed, previewChange, previewedLines, previewedValues } from "./previewed-change.ts";
import { regionsOfStill } from "./regions-of-still.ts";
import {
  documentAt,
  calendarOf,
  calendarStills,
  filmRights,
  sharedByStills,
  placesAsked,
  rightsOfPlace,
  reportOf,
  rightsStatusOf,
  stillRights,
} from "./rights-answers.ts";
import { approvalsOfFilm } from "./rights/approvals-of-film.ts";
import { misspeltIn } from "./spelling/misspelt-in.ts";
import { verify } from "./verify.ts";
import type { AnswerBook } from "./answer-book.ts";
import { cardsToShow } from "./cards-to-show.ts";
import { exportAnswers } from "./export-answers.ts";
import { changeSet, makeOne } from "./perform-action.ts";

/** Every procedure of the contract, answered. */
export const answers: AnswerBook = {
  "archive.state": (session) => session.state(),
  "archive.open": (session, { path }) => session.open(placeHere(path)),
  "archive.create": (session, { path }) => session.create(placeHere(path)),
  "archive.openSample": (session) => session.openSample(),
  "archive.close": (session) => session.closeArchive(),
  "archive.goOn": (session) => session.goOn(),
  "archive.verify": (session) => {
    const archive = session.archive();
    const { catalog, backups } = archive;
    return verify(catalog, backups, () => archive.foundDamaged());
  },

  "sources.list": async (session) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    const stills = await archive.sources.get();
    return listSources(db).map(({ id, path, indexed_at, offline }) => ({
      id,
      path,
      stills: stills.get(id) ?? 0,
      problems: countProblemsUnder(db, path),
      indexedAt: indexed_at,
      present: existsSync(path),
      offline: existsSync(path) ? offline : ("gone" as const),
      stopped: leftToDo(archive, path),
    }));
  },
  "sources.index": (session, { paths, ...wishes }) => {
    const folders = paths.map((path) => resolve(path));
    return { job: indexAndCompare(session.archive(), folders, wishes) };
  },

  "jobs.list": (session) => session.archive().jobs.list(),
  "jobs.pause": (session, { job }) => {
    session.archive().jobs.pause(job);
    return {};
  },
  "jobs.resume": (session, { job }) => {
    session.archive().jobs.resume(job);
    return {};
  },
  "jobs.cancel": (session, { job }) => {
    session.archive().jobs.cancel(job);
    return {};
  },
  "problems.list": (session, { within = null, ...part }) => {
    const { db } = session.archive().catalog;
    return { total: countProblems(db), problems: listProblems(db, { ...part, within }) };
  },
  "problems.groups": (session) => {
    const { db } = session.archive().catalog;
    return { total: countProblems(db), groups: groupProblems(db) };
  },
  "picture.preview": (session, { still }) => carriedPreviewOf(session.archive(), still),
  "picture.locate": (session, { still, page }) => locatePicture(session.archive(), still, page),

  "search.run": (session, { query, group = null, ...wanted }) =>
    session.archive().search.run(query, { group, ...wanted }),
  "search.missed": (session, { query, total }) => session.archive().search.missed(query, total),
  "search.groups": (session, { result, from, count }) =>
    session.archive().search.groups(result, from, count),
  "search.facet": (session, { result, ...asked }) =>
    session.archive().search.facetValues(result, asked),
  "search.slice": (session, { result, from, count }) => {
    const archive = session.archive();
    const ids = archive.search.part(result, from, from + count);
    const cards = cardsToShow(archive, ids);
    const pending = cards.filter(({ thumbnail }) => thumbnail === "pending").map(({ id }) => id);
    if (archive.catalog.readOnly === null) archive.visible.look(pending);
    return cards;
  },
  "search.view": (session, { result, from, count }) => {
    const archive = session.archive();
    if (archive.catalog.readOnly === null)
      archive.visible.look(archive.search.part(result, from, from + count));
    return {};
  },
  "search.positions": (session, { result, ids }) => session.archive().search.positions(result, ids),
  "search.remap": (session, { from, to, ...asked }) =>
    session.archive().search.remap(from, to, asked),
  "search.named": (session, { field, value }) => ({
    name: namedInQuery(session.archive().catalog.db, field, value),
  }),
  "search.matches": (session, { query, texts }) => session.archive().search.matches(query, texts),
  "search.complete": async (session, { query, caret }) => {
    const { search, savedCounts } = session.archive();
    const found = await search.complete(query, caret);
    return [...savedCompletions(() => savedCounts.listKnown(), query, caret), ...found];
  },

  "stills.get": (session, { id }) => recordOf(session.archive().catalog.db, id),
  "stills.findings": (session, { id }) => {
    const { db } = session.archive().catalog;
    return {
      ...findingsOf(db, id),
      differences: placedDifferencesOf(db, id),
      questions: questionsOf(db, id),
    };
  },
  "stills.regions": (session, { id }) => regionsOfStill(session.archive().catalog.db, id),
  "stills.fileEvents": (session, { id }) => fileEventsOf(session.archive().catalog.db, id),
  "stills.settleDifference": async (session, { stills, ...settling }) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    const chosen = existingStills(db, archive.search.stillsOf(stills));
    const { result, label, change } = await archive.perform(() =>
      settleDifference(db, chosen, settling),
    );
    return { changed: result.changed, label, change };
  },
  "stills.settle": async (session, { stills, property, carrier }) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    const chosen = existingStills(db, archive.search.stillsOf(stills));
    const { result, label, change } = await archive.perform(() =>
      settleConflict(db, chosen, { property, carrier }),
    );
    return { changed: result.changed, label, change };
  },
  "stills.see": async (session, { stills, remark }) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    const chosen = existingStills(db, archive.search.stillsOf(stills));
    const { result, label, change } = await archive.perform(() => takeAsSeen(db, chosen, remark));
    return { changed: result.changed, label, change };
  },
  "stills.charsets": (session, { id }) => charsetChoice(session.archive(), id),
  "stills.showFile": (session, { still, hash }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => showFile(db, still, hash)),
  "stills.readIn": async (session, { stills, ...reading }) => {
    const archive = session.archive();
    const chosen = existingStills(archive.catalog.db, archive.search.stillsOf(stills));
    const done = await readInCharset(archive, { stills: chosen, ...reading });
    return { changed: done.result.changed, label: done.label, change: done.change };
  },
  "stills.summary": (session, { stills, language }) =>
    session.archive().search.summary(stills, language),
  "stills.tag": async (session, { stills, add, remove }) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    const chosen = existingStills(db, archive.search.stillsOf(stills));
    const { result, label, change } = await archive.perform(() =>
      tagStills(db, { stills: chosen, add, remove }),
    );
    archive.likely.used(add);
    const { changed, followed, joined, gone, staying, named } = result;
    const isSaidAlready = changed === 0 && add.some((tag) => tag.unidentified === true);
    const shown = isSaidAlready ? { unidentified: fewestUnidentified(db, chosen) } : {};
    return { changed, label, change, followed, joined, gone, staying, named, ...shown };
  },
  "stills.preview": (session, { stills, change }) => {
    const archive = session.archive();
    const chosen = existingStills(archive.catalog.db, archive.search.stillsOf(stills));
    return previewChange(archive, chosen, change);
  },
  "stills.previewed": (session, { from, count, ...asked }) =>
    previewedLines(session.archive(), asked, [from, from + count]),
  "stills.previewedValues": (session, { from, count, ...asked }) =>
    previewedValues(session.archive(), asked, [from, from + count]),
  "stills.doPreviewed": (session, { preview }) => doPreviewed(session.archive(), preview),
  "stills.setNumber": (session, { stills, field, text }) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    const chosen = existingStills(db, archive.search.stillsOf(stills));
    return changeSet(archive, () => setNumberOf(db, chosen, field, text));
  },
  "stills.mark": (session, { stills, ...marks }) =>
    changeSet(session.archive(), ({ catalog: { db }, search }) =>
      markStills(db, search.stillsOf(stills), marks),
    ),
  "stills.setText": async (session, { stills, text, fillIn, ...where }) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    const chosen = existingStills(db, archive.search.stillsOf(stills));
    const textOf = fillIn === true ? filledIn(db, chosen, text, where.language) : () => text;
    const written = { ...where, textOf };
    const { result, label, change } = await archive.perform(() => setText(db, chosen, written));
    return { changed: result.changed, label, change };
  },
  "stills.fillIn": (session, { still, text, language }) => {
    const { db } = session.archive().catalog;
    const values = valuesOfStill(db, still, writtenIn(language, text));
    if (values === null) return { text, empty: [] };
    const { text: made, empty } = expand(text, values);
    return { text: made, empty: [...empty] };
  },
  "tags.choices": (session, { field, text, stills }) => {
    const archive = session.archive();
    const around = stills === null ? new Uint32Array(0) : archive.search.keysOf(stills);
    return choicesFor(archive.catalog.db, archive.search.choices(), {
      field,
      text,
      stills: around,
      likely: archive.likely.around(around),
    });
  },
  "captions.read": async (session, { source, match, within, choices, ...how }) => {
    const archive = session.archive();
    const mine = Symbol("captions");
    archive.comparing = mine;
    const compared = await previewCaptions(archive.catalog.db, archive.sheets, source, {
      ...how,
      wish: match,
      scope: within === null ? null : archive.search.stillsOf(within),
      choices: new Map(choices.map(({ row, still }) => [row, still])),
    });
    if (archive.comparing !== mine) throw lookedAtAnother();
    archive.sheet = compared;
    const { preview, form, charset, sheets, columns, words, rows } = compared;
    return { preview, form, charset, sheets, columns, words, ...countsOf(rows) };
  },
  "captions.rows": (session, { preview, of, from, count }) => {
    const { catalog, sheet } = session.archive();
    return shownRows(catalog.db, sheetMeant(sheet, preview), of, [from, from + count]);
  },
  "captions.find": async (session, { text }) => {
    const { db } = session.archive().catalog;
    return cardsOf(db, await stillsLike(db, text));
  },
  "captions.import": async (session, { preview, others, ticks }) => {
    const archive = session.archive();
    const sheet = sheetMeant(archive.sheet, preview);
    const texts = tickedTexts(sheet, ticks, others);
    const done = await changeSet(archive, ({ catalog: { db } }) =>
      takeCaptions(db, texts, sheet.from),
    );
    archive.sheet = null;
    return done;
  },
  "cast.read": async (session, { list, film, choices, ...how }) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    archive.requireWritable(); // it is tried and taken back
    const asked = filmAsked(db, film);
    const read = await loadCastList(db, list, { ...how, film: asked });
    const order = { film: asked, choices: choicesByRow(choices) };
    const compared = archive.rehearse(() => compareCast(db, read.rows, order));
    return { ...read, ...compared, digest: digestOf(read.rows) };
  },
  "cast.import": async (session, { list, film, choices, digest, take, ...how }) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    const asked = filmAsked(db, film);
    const { rows } = await loadCastList(db, list, { ...how, film: asked });
    if (digestOf(rows) !== digest)
      throw new ProblemError("changed", "The cast list was changed meanwhile. Look it over again.");
    const order = { film: asked, choices: choicesByRow(choices), take: new Set(take) };
    const { result, label, change } = await archive.perform(() => importCast(db, rows, order));
    return { changed: result.roles, label, change };
  },
  "cast.export": (session, { film, as }) => castOfFilm(session.archive().catalog.db, film, as),
  "fixity.state": (session) => session.archive().fixity.state(),
  "fixity.every": (session, { days }) => session.archive().fixity.every(days),
  "fixity.check": (session) => ({ job: session.archive().fixity.checkAll() }),
  "faces.state": (session) => session.archive().faces.state(),
  "faces.want": (session, { wanted }) => session.archive().faces.want(wanted),
  "faces.erase": async (session) => {
    const { backups, faces } = session.archive();
    await backups.interrupt(); // one that is being made would hold them
    return { erased: await faces.erase() };
  },
  "faces.ofStill": (session, { id }) => {
    const archive = session.archive();
    return offeredFaces(archive.catalog.db, id, archive.suggestions.ofStill(id));
  },

  "suggestions.of": (session, { stills }) => {
    const { suggestions, search } = session.archive();
    return suggestions.of(search.keysOf(stills));
  },
  "suggestions.accept": (session, { stills, which }) =>
    changeSuggested(session.archive(), { stills, which, unchosen: false }, acceptSuggestions),
  "suggestions.dismiss": (session, { stills, which }) =>
    changeSuggested(session.archive(), { stills, which, unchosen: true }, dismissSuggestions),
  "cast.main": (session, { stills }) => {
    const { catalog, search } = session.archive();
    return mainCastOf(catalog.db, search.choices().filmOfAll(search.keysOf(stills)));
  },
  "cast.codes": (session, { stills }) => {
    const { catalog, search } = session.archive();
    const film = search.choices().filmOfAll(search.keysOf(stills));
    return film === null ? [] : codesOfFilm(catalog.db, film);
  },
  "cast.shown": (session, { stills, character }) => {
    const { catalog, search } = session.archive();
    return charactersShown(catalog.db, search.stillsOf(stills), character);
  },
  "overview.get": async (session, open) => {
    const { catalog, recordNames, search } = session.archive();
    const counts = await search.counts();
    return overviewOf({ db: catalog.db, names: recordNames, counts }, open);
  },

  "depictions.draw": async (session, { still, ...drawn }) => {
    const archive = session.archive();
    const { result, label, change } = await archive.perform(() =>
      drawRegion(archive.catalog.db, still, drawn),
    );
    return { ...result, label, change };
  },
  "depictions.move": (session, { depiction, box }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => moveRegion(db, depiction, box)),
  "depictions.removeRegion": (session, { depiction }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => removeRegion(db, depiction)),
  "depictions.remove": (session, { depiction }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => removePerson(db, depiction)),
  "depictions.identify": async (session, { depiction, who }) => {
    const archive = session.archive();
    const { result, label, change } = await archive.perform(() =>
      identifyPerson(archive.catalog.db, depiction, who),
    );
    return { ...result, label, change };
  },
  "depictions.judge": (session, { depiction, ...said }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => judgePerson(db, depiction, said)),
  "depictions.place": (session, { still, ...placing }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => placePerson(db, still, placing)),
  "depictions.confirmOrder": (session, { still }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => confirmOrder(db, still)),
  "depictions.followRegions": (session, { still }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => orderByRegions(db, still)),
  "records.list": (session, { billed, ...listing }) => {
    const { catalog, recordNames, search } = session.archive();
    const films =
      billed === undefined
        ? []
        : "film" in billed
          ? [billed.film]
          : new Set(filmsOfStills(catalog.db, search.stillsOf(billed.stills)).values());
    return recordLines(
      { db: catalog.db, names: recordNames, counts: search.recordCounts() },
      { ...listing, billed: [...films] },
    );
  },
  "records.get": (session, { kind, id }) => {
    const { catalog, search } = session.archive();
    return recordPage({ db: catalog.db, counts: search.recordCounts() }, kind, id);
  },
  "records.cast": (session, asked) => {
    const { catalog, recordNames, search } = session.archive();
    const source = { db: catalog.db, names: recordNames, counts: search.recordCounts() };
    return castLines(source, asked);
  },
  "records.query": (session, tag) => ({ query: queryOfTag(session.archive().catalog.db, tag) }),
  "records.change": async (session, { command }) => {
    const archive = session.archive();
    const { result, ...done } = await archive.perform(() =>
      changeRecords(archive.catalog.db, command),
    );
    return { ...result, ...done };
  },
  "records.rehearse": (session, { command }) => {
    const archive = session.archive();
    archive.requireWritable(); // it is done and taken back
    return archive.rehearse(() => {
      const { result, label } = changeRecords(archive.catalog.db, command);
      return { result: { ...result, label }, label };
    });
  },

  "credits.count": async (session) => ({ total: await session.archive().credits.count() }),
  "credits.scope": (session, { stills }) => {
    const { credits, search } = session.archive();
    return credits.scopeOf(search.keysOf(stills));
  },
  "credits.groups": (session, asked) => creditGroups(session.archive(), asked),
  "credits.lines": (session, asked) => creditLines(session.archive(), asked),
  "credits.foresee": (session, { word }) => foreseeCredits(session.archive(), word),
  "credits.words": (session) => creditWords(session.archive()),
  "credits.accept": (session, which) => acceptLines(session.archive(), which),
  "credits.leave": (session, which) => settleLines(session.archive(), which, leaveCredits),
  "credits.reopen": (session, which) => settleLines(session.archive(), which, reopenCredits),
  "credits.say": (session, { word, accept }) => sayOfLines(session.archive(), word, accept),
  "credits.makeHolder": async (session, { name, kind }) => {
    const archive = session.archive();
    const { label, change } = await archive.perform(() =>
      makeHolder(archive.catalog.db, name, kind),
    );
    return { changed: 0, label, change };
  },

  "captions.facts": (session, { still }) => captionFacts(session.archive().catalog.db, still),
  "captions.roster": (session, { film }) => [...rosterOf(session.archive().catalog.db, film)],
  "captions.check": async (session, { stills, from, count }) => {
    const archive = session.archive();
    const chosen = archive.search.stillsOf(stills);
    return await checkedCaptions(archive, session.spelling, chosen, [from, from + count]);
  },
  "captions.putRight": async (session, { stills, rule }) => {
    const archive = session.archive();
    archive.requireWritable();
    const { db } = archive.catalog;
    const righted = await rightedTexts(db, archive.search.stillsOf(stills), rule);
    return await changeSet(archive, () => putCaptionsRight(db, righted));
  },
  "captions.settings": (session) => {
    const { lintOff, captionStyle } = archiveSettings(session.archive().catalog.db);
    return { off: lintOff, style: captionStyle };
  },
  "captions.switchRules": (session, { rules, on }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => switchLintRules(db, rules, on)),
  "captions.setStyle": (session, style) =>
    changeSet(session.archive(), ({ catalog: { db } }) => setCaptionStyle(db, style)),

  "spelling.check": (session, { texts }) => misspeltIn(session.archive(), session.spelling, texts),
  "spelling.learn": (session, { word }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => learnWord(db, word)),

  "templates.list": (session) => listTemplates(session.archive().catalog.db),
  "templates.save": async (session, template) => {
    const archive = session.archive();
    const { result, label, change } = await archive.perform(() =>
      saveTemplate(archive.catalog.db, template),
    );
    return { ...result, label, change };
  },
  "templates.delete": (session, { id }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => deleteTemplate(db, id)),
  "templates.write": (session, { stills, ...written }) =>
    changeSet(session.archive(), ({ catalog: { db }, search }) =>
      writeTexts(db, existingStills(db, search.stillsOf(stills)), written),
    ),
  "templates.preview": (session, { still, texts }) =>
    textsAfter(session.archive().catalog.db, still, texts),
  "texts.used": async (session, { field, filter, limit }) => {
    const used = await session.archive().usedTexts.of(field);
    const wanted = levelled(filter);
    const found = wanted === "" ? used : used.filter(({ text }) => levelled(text).includes(wanted));
    return found.slice(0, limit);
  },

  "sets.list": (session) => {
    const { catalog, search } = session.archive();
    return listSets(catalog.db, (query) => search.count(query));
  },
  "sets.create": async (session, { name, stills, parent = null }) => {
    const archive = session.archive();
    const chosen = stills === null ? [] : archive.search.stillsOf(stills);
    const { result, label, change } = await archive.perform(() =>
      makeSet(archive.catalog.db, { name, stills: chosen, parent }),
    );
    return { id: result.id, label, change };
  },
  "sets.rename": (session, { set, name }) =>
    changeSet(session.archive(), (archive) => nameSet(archive.catalog.db, set, name)),
  "sets.delete": (session, { set }) =>
    changeSet(session.archive(), (archive) => dropSet(archive.catalog.db, set)),
  "sets.add": (session, { set, stills }) =>
    changeSet(session.archive(), (archive) =>
      fillSet(archive.catalog.db, set, archive.search.stillsOf(stills)),
    ),
  "sets.remove": (session, { set, stills }) =>
    changeSet(session.archive(), (archive) =>
      thinSet(archive.catalog.db, set, archive.search.stillsOf(stills)),
    ),
  "sets.move": (session, { set, stills, before }) =>
    changeSet(session.archive(), (archive) =>
      moveInSet(archive.catalog.db, set, archive.search.stillsOf(stills), before),
    ),

  "sets.place": (session, { set, parent }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => placeSet(db, set, parent)),
  "sets.note": (session, { set, note }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => noteSet(db, set, note)),
  "sets.noteStills": (session, { set, stills, note }) =>
    changeSet(session.archive(), ({ catalog: { db }, search }) =>
      noteInSet(db, set, { stills: search.stillsOf(stills), note }),
    ),
  "sets.notes": (session, { set, stills }) => {
    const { catalog, search } = session.archive();
    return notesInSet(catalog.db, set, search.stillsOf(stills));
  },

  "rights.still": (session, { still, request }) => stillRights(session.archive(), still, request),
  "rights.own": (session, place) => rightsOfPlace(session.archive(), place),
  "rights.shared": (session, { stills }) => sharedByStills(session.archive(), stills),
  "rights.film": (session, { film }) => filmRights(session.archive(), film),
  "rights.status": (session, asked) => rightsStatusOf(session.archive(), asked),
  "rights.usual": (session) => archiveSettings(session.archive().catalog.db).usualRequest,
  "rights.setUsual": (session, usual) =>
    changeSet(session.archive(), ({ catalog: { db } }) => setUsualRequest(db, usual)),
  "rights.document": (session, { place }) => documentAt(session.archive(), place),
  "rights.report": (session, asked) => reportOf(session.archive(), asked),
  "rights.setLayer": (session, { on, layer, values }) =>
    changeSet(session.archive(), (archive) =>
      setLayer(archive.catalog.db, placesAsked(archive, on), layer, values),
    ),
  "rights.saveGrant": (session, { id, on, grant }) =>
    makeOne(session.archive(), (archive) =>
      saveGrant(archive.catalog.db, id, on === null ? null : placesAsked(archive, on), grant),
    ),
  "rights.saveEmbargo": (session, { id, on, embargo }) =>
    makeOne(session.archive(), (archive) =>
      saveEmbargo(archive.catalog.db, id, on === null ? null : placesAsked(archive, on), embargo),
    ),
  "rights.saveRelease": (session, { id, on, release }) =>
    makeOne(session.archive(), (archive) =>
      saveRelease(archive.catalog.db, id, on === null ? null : placesAsked(archive, on), release),
    ),
  "rights.remove": (session, { kind, id, from }) =>
    changeSet(session.archive(), (archive) =>
      removePlaced(archive.catalog.db, kind, id, from === null ? null : placesAsked(archive, from)),
    ),
  "rights.setApproval": (session, { stills, performer, ...said }) =>
    changeSet(session.archive(), ({ catalog: { db }, search }) =>
      sayApproval(db, search.stillsOf(stills), performer, said),
    ),
  "rights.setSay": (session, { say, ...who }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => giveSay(db, who, say)),
  "rights.approvals": (session, { film }) => approvalsOfFilm(session.archive().catalog.db, film),
  "rights.calendar": (session, asked) => calendarOf(session.archive(), asked),
  "rights.calendarStills": (session, asked) => calendarStills(session.archive(), asked),

  "searches.list": (session) => session.archive().savedCounts.list(),
  "searches.save": (session, { id, ...kept }) =>
    makeOne(session.archive(), ({ catalog: { db } }) => saveSearch(db, id, kept)),
  "searches.duplicate": (session, { id }) =>
    makeOne(session.archive(), ({ catalog: { db } }) => duplicateSearch(db, id)),
  "searches.delete": (session, { id }) =>
    changeSet(session.archive(), ({ catalog: { db } }) => deleteSearch(db, id)),
  "searches.toSet": async (session, { id, name }) => {
    const archive = session.archive();
    const { query, sort } = requireSearch(archive.catalog.db, id);
    await archive.search.ready(); // the order of a large result is the index's
    const { result, total, problem } = await archive.search.run(query, {
      sort,
      group: null,
      facets: false,
    });
    if (problem !== null) throw new ProblemError("invalid", problem.message);
    const found = archive.search.stillsOf({ result, ranges: [[0, total]] });
    return await makeOne(archive, ({ catalog: { db } }) => setOfSearch(db, name, found));
  },
  "searches.recent": (session) => recentSearches(session.archive().catalog.db),
  "searches.remember": (session, { query }) => {
    rememberSearch(session.archive().catalog.db, query);
    return {};
  },
  "searches.forget": (session, { query }) => {
    forgetSearch(session.archive().catalog.db, query);
    return {};
  },

  ...exportAnswers,
  ...backupAnswers,
  ...mergeAnswers,
  ...exchangeAnswers,

  "locate.start": (session, { what, ...where }) => {
    const place =
      "file" in where ? { file: resolve(where.file) } : { folder: resolve(where.folder) };
    return { job: startLocating(session.archive(), what, place).id };
  },
  "locate.preview": (session, asked) => previewOf(session.archive(), asked),
  "locate.choose": (session, choice) => {
    choosePlace(session.archive(), choice);
    return {};
  },
  "locate.confirm": async (session, { job, others }) => {
    const archive = session.archive();
    const { located, catalog } = archive;
    if (located?.job !== job)
      throw new ProblemError(
        "changed",
        "These files were looked for too long ago. Locate them again.",
      );
    const { result, label, change } = await archive.perform(() =>
      relinkFiles(catalog.db, located, others),
    );
    archive.located = null;
    return { changed: result.changed, label, change };
  },

  "originals.preview": async (session, { stills, from, count, ...wish }) => {
    const archive = session.archive();
    const chosen = archive.search.stillsOf(stills);
    const looked = chosen.slice(from, from + count);
    const lines = await previewWriting(archive, session.exiftool(), looked, wish);
    return { stills: chosen.length, lines };
  },
  "originals.write": (session, { stills, ...wish }) => {
    const archive = session.archive();
    const order = { ...wish, stills: archive.search.stillsOf(stills) };
    return { job: startWriting(archive, session.exiftool(), order).id };
  },

  "near.groups": (session, { offset, limit }) => {
    const archive = session.archive();
    const { db } = archive.catalog;
    const groups = archive.nearGroups.all();
    return {
      total: groups.length,
      groups: groups.slice(offset, offset + limit).map(({ stills, more, certainty }) => {
        const proposal = proposalFor(db, stills);
        const { reasons } = proposal;
        return { certainty, reasons, more, cards: cardsOf(db, proposal.stills) };
      }),
      waiting: countWaiting(archive),
      job: currentSearch(archive),
    };
  },
  "near.count": (session) => {
    const archive = session.archive();
    return { total: archive.nearGroups.all().length, waiting: countWaiting(archive) };
  },
  "near.compare": (session, { stills }) => {
    const { db } = session.archive().catalog;
    return compareStills(db, existingStills(db, stills));
  },
  "near.search": (session) => {
    const archive = session.archive();
    return { job: currentSearch(archive) ?? findNearDuplicates(archive).id };
  },
  "near.join": (session, { preferred, others, choices }) =>
    decide(session.archive(), ({ catalog: { db } }) => joinStills(db, preferred, others, choices)),
  "near.keepApart": (session, { stills, others }) =>
    decide(session.archive(), ({ catalog: { db } }) => keepApart(db, stills, others)),
  "near.copy": (session, { from, to, choices }) =>
    decide(session.archive(), ({ catalog: { db } }) => copyMetadata(db, from, to, choices)),

  "questions.list": (session, part) => {
    const { db } = session.archive().catalog;
    return { total: countQuestions(db), questions: listQuestions(db, part) };
  },
  "questions.count": (session) => ({ total: countQuestions(session.archive().catalog.db) }),
  "questions.answer": (session, { question, answer }) =>
    decide(session.archive(), ({ catalog: { db } }) => answerQuestion(db, question, answer)),

  "history.state": (session) => historyState(session.archive().catalog.db),
  "history.list": (session, asked) => listHistory(session.archive().catalog.db, asked),
  "history.undo": async (session, { change }) => ({
    label: await session.archive().undo(change ?? null),
  }),
  "history.since": (session, { change }) => changesAfter(session.archive().catalog.db, change),
  "history.undoSince": async (session, { change }) => ({
    undone: await session.archive().undoSince(change),
  }),
  "history.revert": async (session, asked) => await session.archive().revert(asked),
  "history.redo": async (session) => ({ label: await session.archive().redo() }),
};

/** What is meant is looked for first, some stills at a time; then it is done at once, as one action. */
async function changeSuggested(
  archive: Archive,
  { stills, which, unchosen }: InputOf<"suggestions.accept"> & { readonly unchosen: boolean },
  action: (
    db: WritableDb,
    meant: readonly StillsOfSuggestion[],
  ) => { result: { changed: number }; label: string },
): Promise<Changed> {
  archive.requireWritable();
  const meant = await archive.suggestions.gather(archive.search.keysOf(stills), which, unchosen);
  return await changeSet(archive, ({ catalog: { db } }) => action(db, meant));
}

/** An action that may change which stills there are; groups of near-duplicates are gathered anew for whoever asks after it. */
async function decide(
  archive: Archive,
  action: (archive: Archive) => { result: { changed: number }; label: string },
): Promise<Changed> {
  const changed = await changeSet(archive, action);
  archive.nearGroups.changed();
  return changed;
}
