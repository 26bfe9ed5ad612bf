import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Failure } from '../../law/failure.ts'
import { checkPassword, hashPassword, isGuessable, passwordMatches, sharePassword } from './passwords.ts'

const guessed = [
  'password1234', 'Password2024!', 'P@ssw0rd1234', 'qwertyuiop123', '123456789012', 'qazwsxedcrfv', 'adminadmin123', 'iloveyou2025!!',
  'letmeinletmein', 'aaaaaaaaaaaa', '1q2w3e4r5t6y', 'йцукенгшщзхъ', 'пароль123456', 'зфыыцщкв1234', 'любовьлюбовь', 'наташа198712', 'спартакчемпион',
  'қазақстан2024', 'махаббат1234', 'almaty2024!!!', 'Kazakhstan2030', 'шаңырақшаңырақ', 'қайратқайрат1',
]
for (const password of guessed) {
  test(`a guesser tries ${password} early, so it is refused`, () => assert.equal(isGuessable(password), true))
}

const good = ['тұман жол кенеттен 41', 'correct-fjord-lamp-oboe', 'zX9vq2LmT0pw', 'қоңыр шәугім терезеде', 'ведро облака ромб', '839201748365', 'кеше түн жаңбырлы еді']
for (const password of good) {
  test(`nothing common is in ${password}, so it is taken`, () => assert.doesNotThrow(() => checkPassword(password)))
}

test('a password made of the person’s own name and address is refused', () => {
  assert.throws(() => checkPassword('dauren.omarov77', ['Dauren Omarov', 'd.omarov@example.kz']), Failure)
})

test('length is counted in characters, and says so', () => {
  assert.throws(() => checkPassword('тұман жол 4'), { kind: 'invalid', problems: [{ field: 'password', text: { en: 'The password needs at least 12 characters. A few random words do well.', ru: 'В пароле должно быть не меньше 12 знаков. Хорошо подходят несколько случайных слов.', kk: 'Құпиясөзде кемінде 12 таңба болуы керек. Бірнеше кездейсоқ сөз жақсы жарайды.' } }] })
  assert.throws(() => checkPassword('🌊'.repeat(300)), Failure)
})

test('twelve random letters are never taken for common', () => {
  const letters = fc.constantFrom(...'bcdfghjkmpqrstvwxz')
  fc.assert(fc.property(fc.array(letters, { minLength: 20, maxLength: 20 }), (signs) => {
    fc.pre(new Set(signs).size > 10)
    assert.equal(isGuessable(signs.join('')), false)
  }), { numRuns: 200 })
})

test('a stored password matches itself however its letters were composed, and nothing else', async () => {
  const stored = await hashPassword('й композиция 2')
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(await passwordMatches('й композиция 2'.normalize('NFD'), stored), true)
  assert.equal(await passwordMatches('й композиция 3', stored), false)
  assert.equal(await passwordMatches('anything', 'not a hash'), false)
  assert.notEqual(await hashPassword('й композиция 2'), stored)
  const shared = sharePassword('й композиция 2')
  assert.equal(await shared.stored(), await shared.stored(), 'a shared one is hashed once')
  assert.equal(await passwordMatches('й композиция 2', await shared.stored()), true)
})
