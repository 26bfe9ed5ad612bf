/** Specifies signed notes, checkpoints and cosignatures, with the examples of the C2SP specifications. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { checkpointText, cosign, cosignedAt, openNote, readCheckpoint, readNote, readVerifierKey, signNote, verifierKey } from './note.ts'

const log = { name: 'log.example/journal', privateKey: generateKeyPairSync('ed25519').privateKey }
const witness = { name: 'witness.example/w1', privateKey: generateKeyPairSync('ed25519').privateKey }
const key = readVerifierKey(verifierKey(log))
const root = new Uint8Array(32).fill(7)
const text = checkpointText({ origin: log.name, size: 42, root, extensions: [] })

const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`

suite('A signed note', () => {
  test('reads as the specification shows it', () => {
    const { text, signatures } = readNote(example)
    assert.deepEqual(signatures.map(({ name, keyId }) => [name, keyId]),
      [['example.com/behind-the-sofa', '033de0ae'], ['witness.example.com/w1', '8d66cf3f']])
    assert.equal(readCheckpoint(text).size, 20_852_163)
    assert.equal(readCheckpoint(text).origin, 'example.com/behind-the-sofa')
    assert.equal(checkpointText(readCheckpoint(text)), text)
  })

  test('verifies a checkpoint that another log published', () => {
    const key = readVerifierKey('sigsum.org:testonly+8de2c54b+AYzzrIWq3UKJHFrprvJyRMsqVGojEvgAIKrT8q4a9zMU')
    const note = 'sigsum.org:testonly\n23\nHSt6W8ve4/36xAIf04qDOqaKLaKqSOUqKxLNrkK74+g=\n\n' +
      '— sigsum.org:testonly jeLFS4WQDEeTavbiYArHzCQUPXbQ1Y/V8/dKJlBxqOAY4eLhSh3uWNJ8YXp1vs/zR4SDNHI+6UybLmHmFlg/VSf5OAs=\n'
    assert.equal(readCheckpoint(openNote(note, [key]).text).size, 23)
    assert.throws(() => openNote(note.replace('\n23\n', '\n24\n'), [key]), /wrong/)
  })

  test('opens with the key of its signer only', () => {
    const note = signNote(text, log)
    assert.equal(openNote(note, [key]).text, text)
    assert.throws(() => openNote(note, [readVerifierKey(verifierKey(witness))]), /no trusted key/)
  })

  test('is refused when any byte of its text changes', () => {
    const note = signNote(text, log)
    fc.assert(fc.property(fc.nat(text.length - 1), fc.constantFrom('0', 'A', '\n'), (at, letter) => {
      const changed = note.slice(0, at) + letter + note.slice(at + 1)
      if (changed !== note) assert.throws(() => openNote(changed, [key]))
    }))
  })

  test('is refused when malformed', () => {
    for (const bad of ['', 'text\n', 'text\n\n', 'text\n\nsignature\n', 'text\n\n— name AAAA\n', 'te\tt\n\n— name AAAAAAAA\n']) {
      assert.throws(() => readNote(bad), TypeError)
    }
  })

  test('may hold empty lines in its text', () => {
    assert.equal(openNote(signNote('one\n\ntwo\n', log), [key]).text, 'one\n\ntwo\n')
  })
})

suite('A verifier key', () => {
  test('is refused when its id does not match', () => {
    assert.throws(() => readVerifierKey(verifierKey(log).replace(/\+[0-9a-f]{8}\+/, '+00000000+')), /does not match/)
    assert.throws(() => readVerifierKey('nonsense'), /malformed/)
  })
})

suite('A cosignature', () => {
  test('tells when the witness saw the checkpoint', () => {
    const note = signNote(text, log) + cosign(text, witness, 1_679_315_147n)
    const witnessKey = readVerifierKey(verifierKey(witness, 4))
    const line = readNote(note).signatures[1]!
    assert.equal(cosignedAt(text, line, witnessKey), 1_679_315_147n)
    assert.deepEqual(openNote(note, [key, witnessKey]).signedBy.map(({ name }) => name), [log.name, witness.name])
  })

  test('does not hold for another checkpoint or by another witness', () => {
    const line = readNote(signNote(text, log) + cosign(text, witness, 5n)).signatures[1]!
    const other = checkpointText({ origin: log.name, size: 43, root, extensions: [] })
    assert.equal(cosignedAt(other, line, readVerifierKey(verifierKey(witness, 4))), undefined)
    assert.equal(cosignedAt(text, line, key), undefined)
  })
})

suite('A checkpoint', () => {
  test('is refused when malformed', () => {
    for (const bad of ['', 'o\n1\n', 'o\n01\nAAAA\n', `o\n-1\n${root.toBase64()}\n`, `\n1\n${root.toBase64()}\n`, 'o\n1\nAAAA\n']) {
      assert.throws(() => readCheckpoint(bad), /malformed/)
    }
  })
})
