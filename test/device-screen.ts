/** A device with passkeys, of Chromium's own making. */
import type { CDPSession, Page } from 'playwright-core'

/** A device that keeps passkeys and asks for a finger; the browser has it until `done`. */
export async function withDevice(page: Page, use: (device: { cdp: CDPSession; id: string }) => Promise<void>): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await use({ cdp, id })
  await cdp.send('WebAuthn.disable')
  await cdp.detach()
}
