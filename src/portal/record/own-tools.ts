/** What anyone pastes into a terminal to verify us without us. The tests run exactly these lines. */
import { paths } from '../../kernel/decisions/index.ts'
import { published } from './published.ts'

/** Everything at once with our command line, offline after the first line. */
export const withShanyraq = (origin: string): string => `curl -o trust.json ${origin}${published.trust}
shanyraq verify document.pdf --trust trust.json
shanyraq verify proof.json --trust trust.json`

/** The PAdES seal of a paper with poppler and OpenSSL: the signed bytes are the whole file around the signature. */
export const withOpenssl = (origin: string): string => `curl -o sealing-authority.pem ${origin}${published.sealingAuthority}
openssl x509 -in sealing-authority.pem -noout -fingerprint -sha256
pdfsig document.pdf
pdfsig -dump document.pdf
set -- $(grep -a -o '/ByteRange *\\[[ 0-9]*' document.pdf | tail -1 | tr -dc ' 0-9')
{ head -c $2 document.pdf; tail -c +$(($3 + 1)) document.pdf | head -c $4; } > signed.bin
openssl cms -verify -inform DER -in document.pdf.sig0 -binary -content signed.bin \\
  -CAfile sealing-authority.pem -purpose any -out /dev/null`

/** A credential and its status with nothing but `jose`: W3C VC 2.0, VC-JOSE-COSE, Bitstring Status List. */
export const withJose = (origin: string): string => `// npm install jose; node check.mjs credential.jwt
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { compactVerify, createRemoteJWKSet } from 'jose'

const keys = createRemoteJWKSet(new URL('${origin}${paths.jwks}'))
const open = async (token) => JSON.parse(new TextDecoder().decode((await compactVerify(token.trim(), keys)).payload))

const credential = await open(readFileSync(process.argv[2], 'utf8'))
console.log(credential)
for (const entry of credential.credentialStatus) {
  const list = await open(await (await fetch(entry.statusListCredential)).text())
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'))
  const at = Number(entry.statusListIndex)
  console.log(entry.statusPurpose, (bits[at >> 3] >> (7 - (at & 7)) & 1) === 1)
}`
