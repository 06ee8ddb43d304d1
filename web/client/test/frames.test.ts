import { describe, expect, it } from 'vitest';
import { FrameParser } from '../src/frames.ts';

describe('an event stream is read', () => {
  const text =
    ': hello\r\nretry: 5\n\nid: 7\r\nevent: message\r\ndata: {"a":\r\ndata: 1}\r\n\r\nevent: typing\ndata:x\n\n';
  const frames = [
    { event: 'message', data: '', retry: 5 },
    { id: '7', event: 'message', data: '{"a":\n1}' },
    { event: 'typing', data: 'x' },
  ];

  it('as a whole', () => {
    expect(new FrameParser().push(text)).toEqual(frames);
  });

  it('the same wherever the network cuts it', () => {
    for (let at = 1; at < text.length; at++) {
      const parser = new FrameParser();
      expect([...parser.push(text.slice(0, at)), ...parser.push(text.slice(at))], `cut at ${at}`).toEqual(frames);
    }
  });

  it('without the frame that has not ended', () => {
    expect(new FrameParser().push('id: 1\ndata: half\n')).toEqual([]);
  });
});
