/** Specifies how plans go out as StratML and come back, and what of a foreign file is taken. Pure. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Failure } from '../../../law/failure.ts'
import { documentOf, proposedIn } from './plan-document.ts'
import { faultsOf, levelsOf, type Proposed } from './proposed.ts'
import { asPartOne, decodedXml, departures, readStratml, writeStratml } from './stratml.ts'

const unsaid = { method: 'level@1', direction: 'up', certainty: 'secondary', today: '2026-10-05' } as const
const about = { name: 'Жоспар', organization: 'Орган', source: 'https://portal.example/strategy', published: '2026-10-05' }

/** All that the registers state, with what XML and lines must not lose. */
const plan: Proposed = {
  goals: [
    { key: 'GOL-1', values: { name: 'Мақсат & <"бір">', nameRu: 'Цель', nameEn: 'Goal', mandate: 'Құжат\u2028екінші жолы', certainty: 'assumed', sourceUrl: 'https://a.example/?b=1&c=2', owner: 'Орган', ownerOffice: 'Министр', about: 'Бірінші жол\nshanyraq.not = ours? \\n' } },
    { key: 'GOL-2', of: 'GOL-1', values: { name: 'Бөлік', nameRu: 'Часть', nameEn: 'Part', mandate: 'Құжат', certainty: 'assumed' } },
    { key: 'GOL-3', of: 'GOL-2', values: { name: 'Бөліктің бөлігі', nameRu: 'Часть части', nameEn: 'Part of a part', mandate: 'Құжат', certainty: 'verified' } },
  ],
  indicators: [
    { key: 'IND-1', of: 'GOL-1', values: { name: 'Көрсеткіш', nameRu: 'Показатель', nameEn: 'Indicator', definition: 'Екі\nжол', definitionRu: 'Две\nстроки', definitionEn: 'Two\nlines', unit: 'дана', unitRu: 'штука|штуки|штук', unitEn: 'piece|pieces', dataSource: 'Есеп', method: 'linear@1', direction: 'down', baseValue: '10.50', baseYear: 2024, target: '2', targetYear: 2029, target2026: '8', limit: '0', certainty: 'assumed', owner: 'Орган' } },
    { key: 'IND-2', of: 'GOL-3', values: { name: 'Есептелетін', nameRu: 'Считаемый', nameEn: 'Counted', definition: 'a', unit: '%', dataSource: 'b', method: 'level@1', direction: 'up', counts: 'a.b', certainty: 'assumed' } },
  ],
  measures: [{ key: 'MSR-1', of: 'GOL-3', values: { name: 'Іс-шара', nameRu: 'Мероприятие', nameEn: 'Measure', formOfCompletion: 'Есеп', executor: 'Орган', deadline: '2026-12-31', budget: '100', people: '12', doneOn: '2026-01-02', evidence: 'Акт', certainty: 'assumed' } }],
  figures: [
    { key: 'FIG-1', of: 'IND-1', values: { year: 2025, kind: 'fact', value: '9', figureSource: 'Есеп', responsible: 'Маман', toldOn: '2026-01-15', sourceUrl: 'https://c.example' } },
    { key: 'FIG-2', of: 'IND-1', values: { year: 2026, kind: 'forecast', value: '8', low: '7', high: '9', figureSource: 'Болжам', responsible: 'Маман', toldOn: '2026-01-15' } },
  ],
  projects: [
    { key: 'PRJ-1', of: 'GOL-1', values: { name: 'Бағдарлама', nameRu: 'Программа', nameEn: 'Programme', about: 'Екі\nжол', owner: 'Орган', ownerOffice: 'Министр', startsOn: '2026-01-01', deadline: '2027-12-31', budget: '12000000000000001', account: 'a.b', certainty: 'assumed', sourceUrl: 'https://d.example' } },
    { key: 'PRJ-2', of: 'GOL-3', beside: ['PRJ-1'], values: { name: 'Жоба & <бір>', nameRu: 'Проект', nameEn: 'Project', region: '35', certainty: 'secondary' } },
  ],
  milestones: [
    { key: 'MLS-1', of: 'PRJ-1', values: { name: 'Нүкте', nameRu: 'Точка', nameEn: 'Milestone', plannedOn: '2026-03-01', doneOn: '2026-02-28', evidence: 'Акт № 1\nqosymsha' } },
    { key: 'MLS-2', of: 'PRJ-2', beside: ['MLS-1'], values: { name: 'Екінші нүкте', nameRu: 'Вторая точка', nameEn: 'Second milestone', plannedOn: '2026-06-01', evidence: 'Күні айтылмаған хат' } },
    { key: 'MLS-3', of: 'PRJ-2', beside: ['MLS-1', 'MLS-2'], values: { name: 'Үшінші нүкте', nameRu: 'Третья точка', nameEn: 'Third milestone', plannedOn: '2026-09-01' } },
  ],
}

const byKey = ({ goals, indicators, measures, figures, projects, milestones }: Proposed) => [goals, indicators, measures, figures, projects, milestones].map((rows) => rows.toSorted((a, b) => a.key.localeCompare(b.key)))

test('a plan goes out as the published schema has it, and comes back the same', () => {
  const written = writeStratml(2, documentOf(plan, about))
  const { part, root } = readStratml(written)
  assert.equal(part, 2)
  assert.deepEqual(departures(2, root), [])
  const { proposed, left } = proposedIn(part, root, unsaid)
  assert.deepEqual(byKey(proposed), byKey(plan))
  assert.deepEqual([...left], [])
  assert.equal(writeStratml(2, root), written, 'byte for byte')
  assert.ok(!/<TargetResult>(?:(?!<\/TargetResult>)[\s\S])*<NumberOfUnits>8<\/NumberOfUnits>\s*<Descriptor>/.test(written), 'a forecast is no target')
})

test('part 1 of it holds the goals, as its schema has them', () => {
  const { root, left } = asPartOne(documentOf(plan, about))
  assert.deepEqual(departures(1, root), [])
  assert.ok(left > 0)
  const { proposed } = proposedIn(1, readStratml(writeStratml(1, root)).root, unsaid)
  assert.deepEqual(proposed.goals.map(({ key }) => key), ['GOL-1', 'GOL-2', 'GOL-3'])
  assert.deepEqual([proposed.indicators, proposed.milestones], [[], []])
  assert.deepEqual(proposed.projects.map(({ key, of, beside }) => [key, of, beside]), [['PRJ-1', 'GOL-1', undefined], ['PRJ-2', 'GOL-3', ['PRJ-1']]], 'and the projects, without their milestones')
})

test('a published plan is read whole, written back the same, and what no register has a place for is told', () => {
  const xml = readFileSync(join(import.meta.dirname, '../../../../conformance/stratml/memorandum-2017.xml'), 'utf8')
  const { part, root } = readStratml(xml)
  assert.equal(part, 1)
  assert.deepEqual(departures(1, root), [])
  assert.deepEqual(readStratml(writeStratml(part, root)).root, root)
  const { proposed, left } = proposedIn(part, root, unsaid)
  assert.deepEqual(proposed.goals.map(({ values, of }) => [values['name'], of === undefined]), [['Establishment', true], ['Responsibilities', false], ['Initiatives', false], ['Plans', false], ['Reports', false], ['Information, Ideas & Experiences', false]])
  assert.equal(proposed.goals[0]!.values['owner'], 'Office of American Innovation')
  assert.deepEqual(['Vision', 'Mission', 'Value'].map((what) => left.get(what)), [1, 1, 6])
  assert.deepEqual(faultsOf(proposed, '2026-10-05'), [])
})

test('a foreign report: the target of the latest year is the target, what was reached are facts, and a result without a number is told', () => {
  const result = (name: string, number: string, year: string): string => `<${name}><StartDate/><EndDate>${year}</EndDate><NumberOfUnits>${number}</NumberOfUnits></${name}>`
  const { root } = readStratml(`<s:PerformancePlanOrReport xmlns:s="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Performance_Report">${`<Name>Report</Name><StrategicPlanCore><Organization><Name>Office</Name></Organization><Goal><Name>Goal</Name><Description/>
    <Objective><Name>Objective</Name><PerformanceIndicator ValueChainStage="Output"><MeasurementDimension>Plans</MeasurementDimension><UnitOfMeasurement>Number</UnitOfMeasurement>
    <MeasurementInstance>${result('TargetResult', '20', '2025-12-31')}${result('TargetResult', '30', '2027-12-31')}${result('TargetResult', '', '2026-12-31')}${result('ActualResult', '12', '2025-06-30')}</MeasurementInstance></PerformanceIndicator></Objective></Goal></StrategicPlanCore>`
    .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1s:')}</s:PerformancePlanOrReport>`)
  const { proposed: { indicators: [indicator], figures: [figure] }, left } = proposedIn(2, root, unsaid)
  assert.deepEqual([indicator!.values['target'], indicator!.values['targetYear'], indicator!.values['target2025']], ['30', 2027, '20'])
  assert.deepEqual([figure!.values['year'], figure!.values['value'], figure!.values['toldOn'], figure!.values['responsible']], [2025, '12', '2025-06-30', 'Office'])
  assert.equal(left.get('TargetResult'), 1)
})

test('what is no StratML, or no XML, is refused in words; a document type is never followed', () => {
  const refused = (xml: string, words: RegExp): void => assert.throws(() => readStratml(xml), (error: unknown) => error instanceof Failure && words.test(error.text.en))
  refused('<a/>', /no StratML/)
  refused('<StrategicPlan xmlns="urn:other"/>', /no StratML/)
  refused('<StrategicPlan', /no well-formed XML/)
  refused('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', /no well-formed XML/)
  refused('<a>'.repeat(60), /no StratML/)
})

test('a goal in itself, a target without its year, a fact of a year to come: each is named and nothing is entered', () => {
  const goal = (key: string, of?: string) => ({ key, ...(of !== undefined && { of }), values: {} })
  const wrong: Proposed = {
    goals: [goal('A', 'B'), goal('B', 'A'), goal('C', 'X'), goal('D')], measures: [{ key: 'M', of: 'D', values: { doneOn: '2027-01-01' } }],
    projects: [{ key: 'P', of: 'D', beside: ['Q'], values: { startsOn: '2026-05-01', deadline: '2026-04-30' } }, { key: 'Q', of: 'X', beside: ['P'], values: {} }],
    milestones: [{ key: 'S', of: 'P', values: { doneOn: '2027-01-01' } }, { key: 'T', of: 'N', beside: ['S', 'U'], values: {} }],
    indicators: [{ key: 'I', of: 'D', values: { target: '5', baseValue: '5', baseYear: 2025, direction: 'up' } }], figures: [{ key: 'F', of: 'I', values: { kind: 'fact', year: 2027, toldOn: '2026-01-01' } }, { key: 'G', of: 'J', values: {} }],
  }
  assert.deepEqual(levelsOf(wrong.goals).map((level) => level.map(({ key }) => key)), [['D']])
  assert.deepEqual(faultsOf(wrong, '2026-10-05').map(({ key, text }) => `${key}: ${text.en}`), [
    'A: The goal contains itself. Mend in the file to which goal it belongs.', 'B: The goal contains itself. Mend in the file to which goal it belongs.', 'C: The goal that it belongs to is not in the file.', 'Q: The goal that it belongs to is not in the file.', 'G: The goal that it belongs to is not in the file.', 'I: The target has no year.', 'I: The target equals the base, or does not lie in the wanted direction from it. Mend the values or the direction.',
    'F: The fact is of a year or a day to come. Give it as a forecast, or mend its year and day.', 'T: The project that the milestone belongs to is not in the file.', ...['P', 'Q'].map((key) => `${key}: The references close a circle: a project is part of itself, or a milestone waits for itself.`),
    'T: The programme or the milestone to which it refers is not in the file.', 'P: The deadline of the project is before its start.', 'M: The day on which it was done is still to come.', 'S: The day on which it was done is still to come.',
  ])
})

const report = (inside: string, more = ''): string => `<PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"><Name>Report</Name>${more}<StrategicPlanCore><Organization><Name>Office</Name></Organization>${inside}</StrategicPlanCore></PerformancePlanOrReport>`
const measured = (results: string, more = ''): string => `<Goal><Name>Goal</Name><Objective><Name>Objective</Name><PerformanceIndicator><MeasurementDimension>Plans</MeasurementDimension><UnitOfMeasurement>Number</UnitOfMeasurement><Identifier>I</Identifier><MeasurementInstance>${results}</MeasurementInstance></PerformanceIndicator>${more}</Objective></Goal>`
const targetOf = (year: number, value: string, more = ''): string => `<TargetResult><EndDate>${year}-12-31</EndDate><NumberOfUnits>${value}</NumberOfUnits>${more}</TargetResult>`
const readAs = (xml: string) => proposedIn(2, readStratml(xml).root, unsaid)

test('a milestone is read by programs that know none of ours: its day ends a target, and what it waits for is a relationship', () => {
  const xml = writeStratml(2, documentOf(plan, about))
  assert.match(xml, /<MeasurementDimension>Екінші нүкте<\/MeasurementDimension>[^]*?<Identifier>MLS-2<\/Identifier>\s*<Relationship>\s*<ReferentIdentifier>MLS-1<\/ReferentIdentifier>[^]*?<TargetResult>\s*<EndDate>2026-06-01<\/EndDate>/)
  const { left } = readAs(xml.replace('shanyraq.after', 'Peer').replace(/<ActualResult>(?=\s*<EndDate>2026-02-28)/, '<TargetResult><EndDate>2026-04-01</EndDate></TargetResult><ActualResult>'))
  assert.deepEqual([left.get('Relationship'), left.get('TargetResult')], [1, 1], 'what a milestone has no place for is told')
})

test('a file that is not in UTF-8 is refused in words, whether it says so or not', () => {
  const cyrillic = (declared: string): Uint8Array => Buffer.concat([Buffer.from(`<?xml version="1.0"${declared}?><a>`), Buffer.from([0xcf, 0xeb, 0xe0, 0xed]), Buffer.from('</a>')])
  assert.throws(() => decodedXml(cyrillic(' encoding="windows-1251"')), (error: unknown) => error instanceof Failure && /windows-1251/.test(error.text.en))
  assert.throws(() => decodedXml(cyrillic('')), (error: unknown) => error instanceof Failure && /not in UTF-8/.test(error.text.en))
  assert.match(decodedXml(Buffer.from('\uFEFF<?xml version="1.0" encoding="utf-8"?><a>План</a>')), /План/)
})

test('text beside elements is refused, and the language of a document stays in its own prefix', () => {
  assert.throws(() => readStratml(report('<Goal>lost<Name>Goal</Name></Goal>')), (error: unknown) => error instanceof Failure && /in Goal there is text beside elements/.test(error.text.en))
  const { part, root } = readStratml(report('<Goal><Name xml:lang="ru">Цель</Name></Goal>'))
  const written = writeStratml(part, root)
  assert.match(written, /<Name xml:lang="ru">Цель<\/Name>/)
  assert.deepEqual(readStratml(written).root, root)
})

test('an identifier that stands twice is a fault of its kind, and what has none is named as no file can name it', () => {
  const { proposed } = readAs(report('<Goal><Name>A</Name><Identifier>X</Identifier></Goal><Goal><Name>B</Name><Identifier>X</Identifier></Goal><Goal><Name>C</Name></Goal><Goal><Name>D</Name><Identifier>Goal 1</Identifier></Goal>'))
  assert.deepEqual(faultsOf(proposed, unsaid.today).map(({ key, text }) => `${key}: ${text.en}`), ['X: This identifier stands in the file more than once.'])
  const shared: Proposed = { goals: [{ key: 'X', values: {} }], indicators: [{ key: 'X', of: 'X', values: {} }], measures: [], figures: [{ key: 'X', of: 'X', values: {} }], projects: [{ key: 'X', of: 'X', values: {} }], milestones: [{ key: 'X', of: 'X', values: {} }] }
  assert.deepEqual(faultsOf(shared, unsaid.today), [], 'a goal and an indicator may be called the same')
})

test('two targets of one year are a fault, also where the last one contradicts the plan of its year', () => {
  assert.deepEqual(readAs(report(measured(targetOf(2026, '5') + targetOf(2026, '6') + targetOf(2027, '7')))).faults.map(({ key, text }) => `${key}: ${text.en}`), ['I: There are several targets of 2026.'])
  const last = readAs(report(measured(`${targetOf(2029, '5')}${targetOf(2029, '6', '<Descriptor><DescriptorName>shanyraq.target</DescriptorName></Descriptor>')}`)))
  assert.deepEqual(faultsOf(last.proposed, unsaid.today).map(({ text }) => text.en), ['There are several targets of 2029.'])
})

test('what no register has a place for is told: of the document, of a second organisation, of a measure and of a result', () => {
  const measure = '<Objective><Name>Measure</Name><Description>Lost?</Description><OtherInformation>shanyraq.kind = measure\nshanyraq.mood = good</OtherInformation><PerformanceIndicator><MeasurementDimension>a</MeasurementDimension><UnitOfMeasurement>b</UnitOfMeasurement></PerformanceIndicator></Objective>'
  const { left } = readAs(report(`<Organization><Name>Second</Name></Organization>${measured(targetOf(2026, '75 %') + targetOf(2027, '7', '<Description>why</Description>')).replace('</Goal>', `${measure}</Goal>`)}`, '<Description>a</Description><OtherInformation>b</OtherInformation>'))
  assert.deepEqual([...left].toSorted(([a], [b]) => a.localeCompare(b, 'en')), [
    ['Description', 2], ['NumberOfUnits: 75 %', 1], ['Organization', 1], ['OtherInformation', 1], ['PerformanceIndicator', 1], ['shanyraq.mood', 1], ['TargetResult', 1], ['TargetResult: Description', 1],
  ])
})

test('ten thousand goals one below the other are put in levels at once', () => {
  let looks = 0
  const goals = Array.from({ length: 10_000 }, (_, at) => ({ key: `G${at}`, values: {}, get of() { looks += 1; return at === 0 ? undefined : `G${at - 1}` } }))
  assert.equal(levelsOf(goals as unknown as Proposed['goals']).length, 10_000)
  assert.equal(looks, 10_000, 'each goal is looked at once')
})
