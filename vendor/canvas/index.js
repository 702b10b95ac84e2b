'use strict';
/**
 * What chartjs-node-canvas asks of node-canvas, over @napi-rs/canvas, which is prebuilt: callback and synchronous
 * toBuffer / toDataURL, PNG and JPEG streams, registerFont, loadImage.
 */
const { Readable } = require('node:stream');
const napi = require('@napi-rs/canvas');

const SYNC_ENCODERS = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' };

function wrap(canvas) {
  const encode = (mime) => {
    const format = SYNC_ENCODERS[mime];
    if (!format) throw new Error(`canvas: cannot encode ${mime}; known are ${Object.keys(SYNC_ENCODERS).join(', ')}`);
    return canvas.encodeSync(format);
  };
  const toDataURL = canvas.toDataURL.bind(canvas);
  const deliver = (callback, produce) => {
    let value;
    try {
      value = produce();
    } catch (error) {
      return process.nextTick(callback, error);
    }
    process.nextTick(callback, null, value);
  };
  canvas.toBuffer = (...args) => {
    if (typeof args[0] === 'function') return deliver(args[0], () => encode(args[1] ?? 'image/png'));
    return encode(args[0] ?? 'image/png');
  };
  canvas.toDataURL = (...args) => {
    const callback = args.find((arg) => typeof arg === 'function');
    const mime = typeof args[0] === 'string' ? args[0] : 'image/png';
    if (callback) return deliver(callback, () => toDataURL(mime));
    return toDataURL(mime);
  };
  canvas.createPNGStream = () => Readable.from([encode('image/png')]);
  canvas.createJPEGStream = () => Readable.from([encode('image/jpeg')]);
  return canvas;
}

module.exports = {
  createCanvas: (width, height) => wrap(napi.createCanvas(width, height)),
  loadImage: napi.loadImage,
  Image: napi.Image,
  registerFont: (path, { family } = {}) => napi.GlobalFonts.registerFromPath(path, family),
  deregisterAllFonts: () => {},
};
