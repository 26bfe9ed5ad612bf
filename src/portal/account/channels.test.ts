/** Specifies the pages of being told on the phone: what is local says so, an address is confirmed by its code, kinds are chosen, and everybody sees their own alone. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { type Gardens, inGardens } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { testPortal, testSettings } from '../testing.ts'
import { channelRoutes } from './channels.ts'

const path = '/ru/account/notices/sms'

const portalOf = ({ kernel }: Gardens, actor: Actor | null) => testPortal({ routes: channelRoutes(kernel.channels), session: { actor } })

/** What stands in the page itself, without what surrounds it. */
const main = async (response: Response | Promise<Response>): Promise<string> => {
  const whole = await (await response).text()
  return whole.slice(whole.indexOf('<main'), whole.indexOf('</main>'))
}

inGardens('somebody gives a number, confirms it by the code, chooses of what to be told, and removes it, without a script', async (world) => {
  const founder = await world.founder()
  const { ask } = portalOf(world, founder)
  const empty = await main(ask(path))
  assert.match(empty, /На этой установке не подключено/, 'a way that reaches nobody says so')
  assert.doesNotMatch(empty, /name="kinds"|name="code"/)
  const wrong = await ask(`${path}/address`, { form: { address: '12' } })
  assert.equal(wrong.status, 422)
  assert.match(await main(wrong), /href="#f-address"/)
  assert.equal((await ask(`${path}/address`, { form: { address: '+7 701 234 56 78' } })).headers.get('location'), `${path}?done=sent`)
  const { body } = await world.kernel.db.selectFrom('short_text').select('body').executeTakeFirstOrThrow()
  const bad = await ask(`${path}/code`, { form: { code: 'abc' } })
  assert.equal(bad.status, 422)
  assert.match(await main(bad), /Код не подходит или устарел[^]*name="code"/)
  assert.equal((await ask(`${path}/code`, { form: { code: /\d{6}/.exec(body)![0] } })).headers.get('location'), `${path}?done=confirmed`)
  const shown = await main(ask(path))
  assert.match(shown, /\+77012345678: подтверждён/)
  assert.equal([...shown.matchAll(/name="kinds" value="\w+"[^>]* checked/g)].length, 7)
  assert.equal((await ask(`${path}/kinds`, { form: { kinds: 'money' } })).headers.get('location'), `${path}?done=saved`)
  assert.deepEqual((await world.kernel.channels.of(founder.person))[0]!.kinds, ['money'])
  assert.equal((await ask(`${path}/remove`, { form: {} })).headers.get('location'), `${path}?done=removed`)
  assert.doesNotMatch(await main(ask(path)), /77012345678/)
})

inGardens('nobody sees or changes the number of another, and the list of what was sent is the administrator’s and shows no words', async (world) => {
  const [founder, stranger] = [await world.founder(), await world.founder()]
  await portalOf(world, founder).ask(`${path}/address`, { form: { address: '+77012345678' } })
  const { ask } = portalOf(world, stranger)
  assert.doesNotMatch(await main(ask(path)), /77012345678|name="code"/)
  assert.equal((await ask('/ru/account/texts')).status, 403)
  assert.match((await portalOf(world, null).ask(path)).headers.get('location') ?? '', /^\/ru\/sign-in/)
  assert.equal((await ask('/ru/account/notices/pigeon')).status, 404)
  const list = await main(portalOf(world, await world.officer('administrator')).ask('/ru/account/texts'))
  assert.match(list, /…678/)
  assert.doesNotMatch(list, /7701|код \d/)
})

inGardens('codes are counted by the network that asks for them: who has one address of IPv6 has all that begin like it', async (world) => {
  for (const [end, number] of [['1', '+77012345671'], ['2', '+77012345672']] as const) {
    const { ask } = testPortal({ routes: channelRoutes(world.kernel.channels), session: { actor: await world.founder() }, settings: { ...testSettings, proxies: 1 } })
    const answer = await ask(`${path}/address`, { form: { address: number }, headers: { 'x-forwarded-for': `2001:db8:1:2::${end}` } })
    assert.equal(answer.headers.get('location'), `${path}?done=sent`)
  }
  const { rows } = await sql<{ tries: string }>`select count(*)::text as tries from attempt group by key having count(*) > 1`.execute(world.kernel.db)
  assert.deepEqual(rows, [{ tries: '2' }], 'both people from one network, each with a number of their own')
})
