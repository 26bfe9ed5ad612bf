/** What people do in a story, page by page: answer the check, apply, decide, vote, sign; and what a stranger does without the portal. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { type People, password, pin, type WholePortal } from './portal.ts'
import type { Letter } from '../src/kernel/parties/index.ts'
import { fill, type Given, press, type Story } from './story.ts'

const exec = promisify(execFile)
const shanyraq = resolve(import.meta.dirname, '../bin/shanyraq')

export const pathOf = (page: Page): string => new URL(page.url()).pathname

/** What a company that fits answers to the check. */
export const fits = {
  priorityShare: '95', sellsGoods: 'false', branches: '0', stateShare: '0', subsoilUser: 'false', economicZone: 'false', excisePayer: 'false',
}

/** Answers what the check asks, until it has heard enough. */
export async function answerAll(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  while (await page.locator('[name=asked]').count() > 0) {
    const name = await page.locator('[name=asked]').inputValue()
    await fill(page, { [name]: answers[name] ?? assert.fail(`no answer to ${name}`) })
    await press(page)
  }
}

/** What a company that fits answers, page by page. */
const application: Given = {
  ...fits, registeredOn: '11.03.2024', projectName: 'Ән мұрасы', activity: 'ai', projectSummary: 'Күйлерді нотаға түсіретін жүйе.', teamSize: '4',
  contactPhone: '+7 701 000 00 00',
}

/** Applies in the name of the hat that the person wears, and signs; answers with the path of the case. */
export async function applyFor({ locale }: Story, page: Page, changes: Given): Promise<string> {
  const given: Given = { ...application, ...changes }
  await page.goto(`/${locale}/services/technopark.residency/apply`)
  await press(page)
  await page.locator('main a.button').first().click()
  while (!pathOf(page).endsWith('/summary')) {
    const names = await page.locator('main form [name]:not([type=hidden])').evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''))
    await fill(page, Object.fromEntries([...new Set(names)].flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))))
    await press(page)
  }
  await page.locator('main a.button').first().click()
  await sign(page)
  await page.waitForURL(/\/receipt$/)
  await page.locator('main a[href*="/cases/"]').first().click()
  return pathOf(page)
}

/** The office brings a case to the signature of its head. */
export async function decide(story: Story, { officer, members, chair }: People, path: string, outcome: 'grant' | 'refuse'): Promise<void> {
  let page = await story.as(officer, 'office')
  await page.goto(path)
  await complete(page, findings, 'accept')
  for (const member of members) {
    page = await story.as(member, 'office')
    await page.goto(path)
    await vote(page, outcome, 'Зерделенді.')
  }
  page = await story.as(chair, 'office')
  await page.goto(path)
  await conclude(page, 'Хаттама.')
}

/** The workbench's page of the case that the applicant has at this path. */
export const deskOf = (path: string): string => path.replace('/cases/', '/desk/cases/')

/** Chooses how a step ends, with reasons, and presses on. */
export async function complete(page: Page, given: Given, outcome: string, reasons?: string): Promise<void> {
  await fill(page, { ...given, ...(reasons !== undefined && { 'act-reasons': reasons }) })
  await page.locator(`#act [name=act-outcome][value=${outcome}]`).check()
  await page.locator('#act form:has([name=act][value=complete]) .actions button').first().click()
}

export async function vote(page: Page, outcome: string, reasons: string): Promise<void> {
  await page.locator(`#act [name=act-outcome][value=${outcome}]`).check()
  await fill(page, { 'act-reasons': reasons })
  await page.locator('#act form:has([name=act][value=vote]) .actions button').first().click()
}

export async function conclude(page: Page, minutes: string): Promise<void> {
  await fill(page, { 'act-minutes': minutes })
  await page.locator('#act form:has([name=act][value=conclude]) .actions button').first().click()
}

/** Signs what stands on the page with a PIN; whoever has no certificate yet gets one on the way. */
export async function sign(page: Page): Promise<void> {
  if (await page.locator('[name=new-pin]').count() > 0) {
    // Whoever has a certificate in another capacity shows its PIN, whoever has none the password.
    const has = await page.locator('[name=old-pin]').count() > 0
    await fill(page, { ...(has ? { 'old-pin': pin } : { password }), 'new-pin': pin, 'pin-again': pin })
    await page.locator('form:has([name=new-pin]) button').first().click()
  } else {
    await fill(page, { pin })
    await page.locator('form:has([name=pin]) button').first().click()
  }
}

/** What the founder does about the letter, and an administrator about her papers: her address, her number and her headship are proved. */
export async function provedHead({ kernel, people, actor }: WholePortal, letters: () => Promise<readonly Letter[]>, email: string, iin: string, bin: string): Promise<void> {
  const link = (await letters()).findLast(({ recipient, body }) => recipient === email && body.includes('/account/confirm?link='))
  const person = await kernel.parties.personByEmail(email) ?? assert.fail(`nobody is ${email}`)
  if (!person.emailConfirmed) await kernel.parties.confirmEmail(/\/account\/confirm\?link=(\S+)/.exec(link?.body ?? '')?.[1] ?? '')
  const administrator = await actor(people.administrator, 'office')
  if (person.identifier === undefined) await kernel.identity.confirmNumber(administrator, { person: person.id, number: iin, name: person.name })
  const organisation = await kernel.parties.organisation({ number: bin }) ?? assert.fail(`no company has ${bin}`)
  await kernel.identity.confirmHead(administrator, { person: person.id, organisation: organisation.id })
}

export const findings = { innovative: 'true', assessment: 'Жоба отандық деректермен жұмыс істейтін жаңа шешім ұсынады.' }

/** `shanyraq verify` in the folder of a stranger who has the keys of the portal, on the day of the story. */
export async function verifyOffline(folder: string, file: string, now: string): Promise<{ readonly code: number; readonly said: string }> {
  const today = `const Real = Date; const ahead = ${Date.parse(now)} - Real.now()
    globalThis.Date = class extends Real {
      constructor(...given) { if (given.length > 0) super(...given); else super(Real.now() + ahead) }
      static now() { return Real.now() + ahead }
    }`
  const env = { ...process.env, LANG: 'en', NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(today)}` }
  const answer = await exec(shanyraq, ['verify', file, '--trust', 'trust.json'], { cwd: folder, env })
    .catch((error: { readonly code: number; readonly stdout: string }) => error)
  return { code: 'code' in answer ? answer.code : 0, said: answer.stdout }
}
