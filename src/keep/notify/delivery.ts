/** Ways out to a program: robots of work chats, or any address that takes a signed message. */
export const DESTINATION_KINDS = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

/** `sending` is claimed by a process; `dead` was tried often enough; `dropped` is not wanted any more. */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'dead' | 'dropped';
