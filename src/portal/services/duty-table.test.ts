import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Assessment } from '../../kernel/obligations/index.ts'
import { licence } from '../../law/testing.ts'
import { dutyTag } from './duty-table.ts'

const levy = licence.obligations['yearlyReport']!
const rent = { ...levy, form: [], charged: { from: 'from' } }
const said = (declared: typeof levy, assessment: Assessment): string => String(dutyTag({ locale: 'en' }, { state: 'reported', declared, assessment })).replaceAll(/<[^>]+>/g, '').trim()

test('a period that is charged by itself is said to be charged only where something is', () => {
  assert.equal(said(rent, { status: 'assessed', amount: '1', dueDay: '2026-03-10' }), 'Charged')
  assert.equal(said(rent, { status: 'not set', missing: ['parameter:rate'] }), 'Not set')
  assert.equal(said(rent, { status: 'nothing due' }), 'Nothing to pay')
  assert.equal(said(levy, { status: 'not set', missing: ['parameter:rate'] }), 'Reported', 'a report was made, whatever is owed')
})
