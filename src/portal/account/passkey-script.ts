/** The script of passkeys, and the answer that it sends. */
import { z } from 'zod'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '../../kernel/parties/index.ts'
import { Failure } from '../../law/failure.ts'
import { keptFile } from '../kept-file.ts'
import { words } from './messages.ts'

export const passkeyScript = keptFile(new URL('passkey.js', import.meta.url), '/account/')

const credential = { id: z.string(), rawId: z.string(), type: z.literal('public-key') }

const registration = z.object({
  ...credential,
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string(), transports: z.array(z.string()).default([]) }),
})

const signIn = z.object({
  ...credential,
  response: z.object({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
})

/** The device's answer to a registration, as the script sent it. @throws Failure 'invalid' when it is none */
export const readRegistration = (text: string): RegistrationResponseJSON => ({ ...read(registration, text), clientExtensionResults: {} })

/** The device's answer to a sign-in, as the script sent it. @throws Failure 'invalid' when it is none */
export const readSignIn = (text: string): AuthenticationResponseJSON => ({ ...read(signIn, text), clientExtensionResults: {} })

function read<T>(schema: z.ZodType<T>, text: string): T {
  const answer = schema.safeParse(parsed(text))
  if (!answer.success) throw new Failure('invalid', words.passkeyStopped)
  return answer.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
