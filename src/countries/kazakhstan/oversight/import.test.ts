/** Specifies the import of a whole file of another register: brought by an officer, signed by the head, entered whole or not at all, and given back as it came. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { asTheyCame, giveAll } from '../../../institutions/oversight/exchange/given.ts'
import { crosswalkOf } from '../../../institutions/oversight/exchange/crosswalks/index.ts'
import { publicEntries } from '../../../institutions/oversight/exchange/exported.ts'
import { americanFile, americanRows, dutchRecord } from '../../../institutions/oversight/exchange/testing-files.ts'
import { openExchange } from '../../../institutions/oversight/exchange/importing.ts'
import { transact } from '../../../kernel/database/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { reconcile } from '../../../kernel/reconcile.ts'
import { Failure } from '../../../law/failure.ts'
import { oversightOptions } from './options.ts'
import { openOversight, type Oversight } from './testing.ts'

describe('importing a file of another register', () => {
  let here: Oversight
  before(async () => {
    here = await openOversight()
    openExchange(here.world.kernel, oversightOptions.exchange)
  })
  after(() => here.world.close())

  let keys = 0
  /** Opens the case of a file as the desk does. */
  async function brought(by: Actor, standard: string, content: Uint8Array | string, name = 'file.json'): Promise<string> {
    const { cases, db, files } = here.world.kernel
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const file = await files.receive((async function* () { yield bytes })(), { name, limitBytes: 30_000_000, accept: ['text/csv', 'application/json', 'text/plain'], by: actorString(by) })
    keys += 1
    return transact(db, async (tx) => {
      const id = await cases.openOfItself(tx, by, { procedure: 'oversight.systems-import', facts: { standard, file: file.id }, key: `import-${keys}` })
      await files.attach(tx, file.id, `case:${id}`, actorString(by))
      return id
    })
  }
  const standing = async (): Promise<number> => (await here.world.kernel.registers.standing('oversight.ai-systems')).length
  const refused = (kind: Failure['kind'], words: RegExp) => (error: unknown) => error instanceof Failure && error.kind === kind && words.test([error.text.en, ...error.problems.map(({ text }) => text.en)].join('\n'))

  it('2,133 systems enter by one decision, each with its row, and go back byte for byte', async () => {
    const { kernel } = here.world
    const before = await standing()
    const rows = americanRows(2133)
    const id = await brought(here.officer, 'us-2024', americanFile(rows), 'inventory.csv')
    const { facts } = await kernel.cases.view(here.head, id).then(({ state }) => state)
    assert.equal(facts['records'], 2133)
    assert.match(String(facts['sums']), /^exact: \d+, repaired: \d+, meaning: \d+, cut: 0, notTaken: \d+, unreadable: \d+$/)
    assert.equal(await standing(), before, 'nothing enters before it is signed')
    await assert.rejects(here.act(here.officer, id, 'enter', { sign: true }), (error: Failure) => error.kind === 'refused', 'not by whoever brought it')

    await here.act(here.head, id, 'enter', { sign: true })
    assert.equal(await standing(), before + 2133)
    const all = (await Array.fromAsync(publicEntries(kernel, 'oversight.ai-systems'))).flat()
    const back = asTheyCame(crosswalkOf('us-2024')!, all)
    const byName = (name: string) => (one: Readonly<Record<string, unknown>>) => one['2_use_case_name'] === name
    for (const row of rows) assert.deepEqual(back.find(byName(row['2_use_case_name']!)), row)
    const { records, leftOut } = giveAll(crosswalkOf('us-2024')!, all.filter(({ came }) => came !== undefined))
    assert.equal(records.length + leftOut.length, 2133)
    assert.deepEqual(await reconcile(kernel.db), [])
    const [entry] = await kernel.registers.standing('oversight.ai-systems').then((found) => found.filter(({ values }) => values['name'] === 'Use case 2'))
    const { acts } = await kernel.registers.history((await kernel.registers.find(entry!.number, here.officer))!)
    assert.ok(acts[0]!.signature !== undefined, 'the act is what the head has signed')
    const { decision } = await kernel.db.selectFrom('oversight_import').select('decision').executeTakeFirstOrThrow()
    assert.equal(decision, await here.decisionOf(id, here.head))
    // The same file again would be the same systems twice.
    await assert.rejects(brought(here.officer, 'us-2024', americanFile(rows), 'inventory.csv'), refused('conflict', /imported before/))
  })

  it('a broken file, a reference that stands twice or is there already, and the wrong standard open no case, and say what to mend', async () => {
    const { registers } = here.world.kernel
    const before = await registers.counts()
    await assert.rejects(brought(here.officer, 'us-2024', '2_use_case_name,3_agency\nA,"open\n', 'broken.csv'), refused('invalid', /line 2: A quotation mark/))
    await assert.rejects(brought(here.officer, 'nl-1.0', JSON.stringify([dutchRecord, { ...dutchRecord, name: 'Again' }])), refused('invalid', /vri-1.* stands in record 1 too/))
    await assert.rejects(brought(here.officer, 'us-2024', JSON.stringify([{ unknown: 1 }])), refused('invalid', /No field of this standard/))
    const id = await brought(here.officer, 'nl-1.0', JSON.stringify([dutchRecord]))
    await here.act(here.head, id, 'enter', { sign: true })
    await assert.rejects(brought(here.officer, 'nl-1.0', JSON.stringify([{ ...dutchRecord, name: 'Another file' }])), refused('conflict', /vri-1.*in the register already/))
    const counted = (all: Awaited<ReturnType<typeof registers.counts>>) => all.filter(({ register }) => register === 'oversight.ai-systems').reduce((sum, { count }) => sum + count, 0)
    assert.equal(counted(await registers.counts()), counted(before) + 1)
  })

  it('what was imported by mistake is struck off by two people, one entry or its whole file, and the mended file is imported again', async () => {
    const { cases, db, registers } = here.world.kernel
    const record = (source_id: string) => ({ ...dutchRecord, source_id })
    const file = await brought(here.officer, 'nl-1.0', JSON.stringify(['u-1', 'u-2', 'u-3'].map(record)))
    await here.act(here.head, file, 'enter', { sign: true })
    const entries = async () => (await registers.standing('oversight.ai-systems')).filter(({ values }) => String(values['reference']).startsWith('u-'))
    const [first, second] = (await entries()).map(({ number }) => number)
    const undo = (by: Actor, entry: string, what: 'entry' | 'file') => {
      keys += 1
      return transact(db, (tx) => cases.openOfItself(tx, by, { procedure: 'oversight.import-undone', facts: { entry, what, why: 'Қате файл.' }, key: `undo-${keys}` }))
    }
    for (const stranger of [here.owner, here.inspector]) await assert.rejects(undo(stranger, first!, 'entry'), Failure)
    await assert.rejects(undo(here.officer, (await here.registered()).number, 'entry'), refused('invalid', /No entry of this number was imported/))

    const one = await undo(here.officer, first!, 'entry')
    await assert.rejects(here.act({ ...here.officer, roles: ['oversight.officer', 'oversight.head'] }, one, 'strike', { sign: true }), 'not by whoever proposed it')
    await here.act(here.head, one, 'strike', { sign: true })
    assert.equal((await registers.find(first!, here.officer))!.state, 'struck')
    assert.equal((await entries()).length, 2)
    await assert.rejects(undo(here.officer, first!, 'entry'), refused('invalid', /stands in the register any more/))

    const whole = await undo(here.officer, second!, 'file')
    assert.equal((await cases.view(here.head, whole)).state.facts['records'], 2)
    await here.act(here.head, whole, 'strike', { sign: true })
    assert.equal((await entries()).length, 0)
    assert.deepEqual(await reconcile(db), [])
    const again = await brought(here.officer, 'nl-1.0', JSON.stringify(['u-1', 'u-2'].map(record)))
    await here.act(here.head, again, 'enter', { sign: true })
    assert.equal((await entries()).length, 2)
  })

  it('a file that the head returns enters nothing, and nobody else opens or decides it', async () => {
    const before = await standing()
    const returned = await brought(here.officer, 'nl-1.0', JSON.stringify([{ ...dutchRecord, source_id: 'vri-2' }]))
    await assert.rejects(here.act(here.inspector, returned, 'enter', { sign: true }), Failure)
    await here.act(here.head, returned, 'return', { sign: true })
    assert.equal(await standing(), before)
    for (const stranger of [here.owner, here.inspector]) await assert.rejects(brought(stranger, 'nl-1.0', JSON.stringify([{ ...dutchRecord, source_id: 'vri-3' }])), Failure)
  })
})
