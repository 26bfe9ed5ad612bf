import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locales } from '../../../law/text.ts'
import type { Visit } from '../../../portal/index.ts'
import { testSettings } from '../../../portal/testing.ts'
import { clientLines, s3OfNewKey } from './new-key.ts'

const accessKey = { id: 'SHQ0123', secret: 'only-once' }
const visit = (locale: Visit['locale']) => ({ locale, settings: testSettings }) as Visit

test('the page of a new key that reads data shows its pair and how DuckDB, Polars, boto3 and the AWS command line take it', () => {
  for (const locale of locales) {
    const page = String(s3OfNewKey(visit(locale), { scopes: ['cases:read', 'datasets:read'], accessKey }))
    assert.match(page, /SHQ0123[^]*only-once[^]*AWS_SECRET_ACCESS_KEY=only-once[^]*DuckDB[^]*Polars[^]*boto3[^]*AWS CLI/)
  }
  assert.equal(s3OfNewKey(visit('kk'), { scopes: ['cases:read'], accessKey }), undefined)
})

test('the lines name the portal, with and without TLS, and no secret', () => {
  const all = (origin: string): string => clientLines(origin, accessKey.id).map(({ lines }) => lines).join('\n')
  assert.match(all('https://ai.example.kz'), /ENDPOINT 'ai\.example\.kz\/s3', URL_STYLE 'path'\);[^]*"aws_endpoint_url": "https:\/\/ai\.example\.kz\/s3", "aws_region": "us-east-1"}/)
  assert.match(all('http://localhost:3000'), /ENDPOINT 'localhost:3000\/s3', URL_STYLE 'path', USE_SSL false\);[^]*"aws_allow_http": "true"/)
  assert.doesNotMatch(all('https://ai.example.kz'), /only-once/)
})
