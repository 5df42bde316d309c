import { createPublishableKey } from '@dooryard/protocol'

export const developmentKeys = {
  publishableKey: createPublishableKey('calm-otter-42.dooryard.internal', 'development'),
  secretKey: 'sk_test_0123456789abcdefghijABCDEFGHIJklmnopqrstuvw',
}

export const productionKeys = {
  publishableKey: createPublishableKey('acme.dooryard.internal', 'production'),
  secretKey: 'sk_live_0123456789abcdefghijABCDEFGHIJklmnopqrstuvw',
}
