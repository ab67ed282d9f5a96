import * as hooks from '../../../src/hooks/index.ts'
import * as contract from '../../../src/hooks/schema.ts'
import { on, tells, type Context, type Entry } from '../table.ts'

/** His own; whoever operates looks after all. */
const keeperOf = ({ own: { identity, gate }, actor, may, home }: Context): hooks.Keeper => ({
  identity,
  actor,
  home,
  all: may('webhook.operate'),
  key: gate.key,
  now: gate.now,
})

export const HOOK_ROUTES: readonly Entry[] = [
  on(contract.listWebhooks, (context, input) => hooks.listWebhooks(context.db, keeperOf(context), input)),
  on(contract.showWebhook, (context, input) => hooks.showWebhook(context.db, keeperOf(context), input)),
  tells(contract.makeWebhook, (context, input) => hooks.makeWebhook(context.db, keeperOf(context), input)),
  on(contract.changeWebhook, (context, input) => hooks.setWebhook(context.db, keeperOf(context), input)),
  tells(contract.rotateWebhook, (context, input) => hooks.rotateSecret(context.db, keeperOf(context), input)),
  on(contract.switchWebhook, (context, input) => hooks.switchWebhook(context.db, keeperOf(context), input)),
  on(contract.removeWebhook, (context, input) => hooks.removeWebhook(context.db, keeperOf(context), input)),
  on(contract.pingWebhook, (context, input) => hooks.pingWebhook(context.db, keeperOf(context), input)),
  on(contract.listMessages, (context, input) => hooks.listMessages(context.db, keeperOf(context), input)),
  on(contract.sendAgain, (context, input) => hooks.sendAgain(context.db, keeperOf(context), input)),
]
