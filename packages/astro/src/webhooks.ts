export * from '@dooryard/backend/webhooks'
