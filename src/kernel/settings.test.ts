import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../law/failure.ts'
import { readSettings } from './settings.ts'

/** What is said of an environment, in each language. */
function said(environment: Readonly<Record<string, string>>): Failure['text'] {
  try {
    readSettings(environment)
  } catch (error) {
    if (error instanceof Failure) return error.text
    throw error
  }
  return assert.fail(`taken: ${JSON.stringify(environment)}`)
}

const s3 = { S3_ENDPOINT: 'http://127.0.0.1:9000', S3_BUCKET: 'shanyraq', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' }
const oidc = { OIDC_ISSUER: 'https://id.example.kz/realms/one', OIDC_CLIENT_ID: 'portal', OIDC_CLIENT_SECRET: 'c' }
const sms = { SMS_GATEWAY: 'https://sms.example.kz/smsmessaging/v1', SMS_SENDER: '+77010000000', SMS_TOKEN: 'd' }
const telegram = { TELEGRAM_BOT: 'shanyraq_bot', TELEGRAM_TOKEN: 'e' }

test('nothing has to be set', () => {
  const { port, host, publicUrl, programme, s3: store, oidc: provider } = readSettings({ PORT: '', S3_REGION: '' })
  assert.deepEqual({ port, host, publicUrl, programme, store, provider }, { port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', programme: 'sample', store: undefined, provider: undefined })
})

test('a whole group is taken, with what it leaves open', () => {
  assert.deepEqual(readSettings(s3).s3, { endpoint: s3.S3_ENDPOINT, bucket: 'shanyraq', region: 'us-east-1', accessKey: 'a', secretKey: 'b' })
  assert.equal(readSettings(oidc).oidc?.title.kk, 'id.example.kz')
  assert.deepEqual(readSettings(sms).sms, { url: sms.SMS_GATEWAY, sender: sms.SMS_SENDER, token: 'd' })
  assert.deepEqual(readSettings(telegram).telegram, { bot: 'shanyraq_bot', token: 'e', api: 'https://api.telegram.org' })
})

test('times are stamped by the portal itself, or by an authority for which certificates vouch', () => {
  assert.equal(readSettings({}).timestamps, undefined)
  assert.equal(readSettings({ TSA_URL: 'own' }).timestamps, 'own')
  assert.deepEqual(readSettings({ TSA_URL: 'http://tsa.example', TSA_CERTIFICATES: '/srv/tsa.pem' }).timestamps, { url: 'http://tsa.example', certificates: '/srv/tsa.pem' })
  assert.match(said({ TSA_URL: 'http://tsa.example' }).kk, /TSA_CERTIFICATES/)
})

test('half a group is refused by the variable that is missing, whichever it is', () => {
  for (const group of [s3, oidc, sms, telegram]) {
    for (const missing of Object.keys(group)) {
      const { [missing]: _, ...rest } = { ...group } as Record<string, string>
      for (const text of Object.values(said(rest))) assert.match(text, new RegExp(missing))
    }
  }
  assert.match(said({ S3_BUCKET: 'shanyraq' }).en, /^S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY not set: needed beside S3_BUCKET/)
  assert.match(said({ OIDC_TITLE: 'eGov' }).ru, /OIDC_ISSUER/)
  assert.match(said({ ENGINE_HOSTS: 'a:1' }).en, /^ENGINE_KEY not set: needed beside ENGINE_HOSTS/)
  assert.match(said({ S3_REGION: 'kz-1' }).en, /S3_ENDPOINT/)
  assert.match(said({ DATABASE_DIRECT_URL: 'postgres://db/c' }).en, /^DATABASE_URL not set: needed beside DATABASE_DIRECT_URL/)
})

test('addresses are of their kind, and the address of the portal has no path', () => {
  for (const [variable, values] of Object.entries({
    PUBLIC_URL: ['portal.example', 'ftp://portal.example', 'https://portal.example/kk', 'https://portal.example?x=1', 'https://a:b@portal.example'],
    NCANODE_URL: ['127.0.0.1:14579', 'localhost'], TSA_URL: ['self', 'ldap://tsa.example'], S3_ENDPOINT: ['minio:9000'], OIDC_ISSUER: ['id.example.kz'],
    DATABASE_URL: ['mysql://db/portal', 'db.example', 'postgres://[', 'http://db.example'], DATABASE_DIRECT_URL: ['db.example'],
  })) {
    for (const value of values) for (const text of Object.values(said({ [variable]: value }))) assert.match(text, new RegExp(`^${variable}: `), value)
  }
  assert.equal(readSettings({ PUBLIC_URL: 'https://portal.example/' }).publicUrl, 'https://portal.example')
  for (const url of ['postgres://a:b@db:5432/c', 'postgresql://db/c', 'postgres://a:b@/c?host=/run/postgresql']) assert.equal(readSettings({ DATABASE_URL: url }).databaseUrl, url)
  assert.equal(readSettings({ DATABASE_URL: 'postgres://pool/c', DATABASE_DIRECT_URL: 'postgres://db/c' }).databaseDirectUrl, 'postgres://db/c')
})

test('a value that is wrong is answered by what the variable takes, in the three languages', () => {
  assert.deepEqual(said({ PORT: 'eighty' }), {
    kk: 'PORT: 0 мен 65535 аралығындағы бүтін сан болуы керек.', ru: 'PORT: нужно целое число от 0 до 65535.', en: 'PORT: takes a whole number from 0 to 65535.',
  })
  assert.match(said({ SHANYRAQ_POOL: '1' }).en, /from 2 to 200/)
  assert.match(said({ SHANYRAQ_PROGRAMME: 'draft' }).ru, /sample, law/)
  for (const text of Object.values(said({ CLAMD_PORT: '1.5' }))) assert.doesNotMatch(text, /expected|Invalid/)
})
