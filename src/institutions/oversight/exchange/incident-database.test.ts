/** Specifies incidents in the form of a snapshot of the AI Incident Database. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { type PublicIncident, snapshotCsv, snapshotOf } from './incident-database.ts'

const incident: PublicIncident = {
  number: 'INC-2026-000012', title: 'A score, wrong', description: 'Refused "all" of them.\nTwice.', day: '2026-05-04', deployers: ['Ұйым «Көмек»', 'Aid, Inc.'], developers: [], harmed: ['applicants'], systems: ['AIS-2026-000001'],
  sources: [{ url: 'https://www.news.example/a', title: 'News', publishedOn: '2026-05-06', language: 'kk' }, { url: 'https://other.example/b', title: 'Other' }], changedOn: '2026-06-01',
}

it('an incident has the fields of the snapshot, with whole numbers that stay the same, and its reports stand apart', () => {
  const { incidents: [one], reports } = snapshotOf([incident])
  assert.deepEqual([one!.incident_id, one!.reports, one!['Alleged deployer of AI system'], one!.epoch_date_modified], [2026000012, [2026000012001, 2026000012002], ['ұйым-көмек', 'aid-inc'], 1780272000])
  assert.deepEqual(reports.map(({ report_number, incident_id, source_domain, date_published }) => [report_number, incident_id, source_domain, date_published]), [[2026000012001, 2026000012, 'news.example', '2026-05-06'], [2026000012002, 2026000012, 'other.example', '']])
  assert.ok(Number.isSafeInteger(reports[1]!.report_number))
})

it('its CSV has the columns of incidents.csv, and reads back', () => {
  const [row] = parse(snapshotCsv(snapshotOf([incident])), { columns: true }) as Record<string, string>[]
  assert.deepEqual(Object.keys(row!), ['_id', 'incident_id', 'date', 'reports', 'Alleged deployer of AI system', 'Alleged developer of AI system', 'Alleged harmed or nearly harmed parties', 'description', 'title'])
  assert.deepEqual([row!['description'], JSON.parse(row!['Alleged deployer of AI system']!), row!['date']], ['Refused "all" of them.\nTwice.', ['ұйым-көмек', 'aid-inc'], '2026-05-04'])
})
