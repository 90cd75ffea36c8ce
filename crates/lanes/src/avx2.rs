//! Eight inputs in the eight lanes of AVX2 registers.
//!
//! The function is BLAKE3's compression as its paper has it (section 2.2), each of its 32-bit words
//! a register with that word of eight inputs. An input is at most one chunk of 1,024 bytes, so that
//! no tree is needed; a longer one is left to `blake3`.

use std::arch::x86_64::{
    __m256i, _mm256_add_epi32, _mm256_loadu_si256, _mm256_or_si256, _mm256_permute2x128_si256,
    _mm256_set_epi8, _mm256_set1_epi32, _mm256_setzero_si256, _mm256_shuffle_epi8,
    _mm256_slli_epi32, _mm256_srli_epi32, _mm256_storeu_si256, _mm256_unpackhi_epi32,
    _mm256_unpackhi_epi64, _mm256_unpacklo_epi32, _mm256_unpacklo_epi64, _mm256_xor_si256,
};

use crate::{Hash, Mode};

/// A word of each lane.
type Words = [u32; LANES];
/// The registers that hold a word of each lane, for eight words.
type Rows = [__m256i; 8];

/// The hash of each input, in their order.
#[target_feature(enable = "avx2")]
pub(crate) fn hash_all(mode: &Mode, inputs: &[&[u8]]) -> Vec<Hash> {
    let mut hashes = vec![[0; 32]; inputs.len()];
    let mut waiting = inputs.iter().zip(&mut hashes);
    let mut state = [[0; LANES]; 8];
    let mut lanes: [Option<Input<'_>>; LANES] = [const { None }; LANES];
    let mut ends = [[0; BLOCK_BYTES]; LANES];
    loop {
        for (lane, input) in lanes.iter_mut().enumerate() {
            while input.is_none() {
                let Some((bytes, hash)) = waiting.next() else { break };
                if bytes.len() > CHUNK_BYTES {
                    *hash = mode.hash(bytes);
                    continue;
                }
                *input = Some(Input { rest: bytes, flags: mode.flags | CHUNK_START, hash });
                for (row, word) in state.iter_mut().zip(mode.key.as_chunks::<4>().0) {
                    row.iter_mut()
                        .skip(lane)
                        .take(1)
                        .for_each(|to| *to = u32::from_le_bytes(*word));
                }
            }
        }
        if lanes.iter().all(Option::is_none) {
            return hashes;
        }
        step(&mut state, &mut lanes, &mut ends);
    }
}

/// Takes a block of each lane's input; those that end leave their lane. `ends` has room for blocks
/// that are not full.
#[target_feature(enable = "avx2")]
fn step(
    state: &mut [Words; 8],
    lanes: &mut [Option<Input<'_>>; LANES],
    ends: &mut [[u8; BLOCK_BYTES]; LANES],
) {
    let mut blocks = [&[0; BLOCK_BYTES]; LANES];
    let (mut lengths, mut flags) = ([0; LANES], [0; LANES]);
    let parts = blocks.iter_mut().zip(ends).zip(lengths.iter_mut().zip(&mut flags));
    for (input, ((block, end), (length, flag))) in lanes.iter_mut().zip(parts) {
        let Some(input) = input else { continue };
        *flag = input.flags;
        input.flags &= !CHUNK_START;
        if input.rest.len() <= BLOCK_BYTES {
            *flag |= CHUNK_END | ROOT;
        }
        if let Some((whole, rest)) = input.rest.split_first_chunk() {
            (*block, *length) = (whole, BLOCK_LENGTH);
            input.rest = rest;
        } else {
            *end = [0; BLOCK_BYTES];
            end.split_at_mut(input.rest.len()).0.copy_from_slice(input.rest);
            let rest = u32::try_from(input.rest.len());
            (*block, *length) = (&*end, rest.expect("less than a block"));
        }
    }
    compress(state, &blocks, &lengths, &flags);
    for (lane, (input, flag)) in lanes.iter_mut().zip(flags).enumerate() {
        let Some(Input { hash, .. }) = input.take_if(|_| flag & ROOT > 0) else { continue };
        for (row, bytes) in state.iter().zip(hash.as_chunks_mut::<4>().0) {
            *bytes = row.get(lane).copied().unwrap_or_default().to_le_bytes();
        }
    }
}

/// An input on its way.
struct Input<'a> {
    rest: &'a [u8],
    /// Those of its next block, but for its end's.
    flags: u32,
    hash: &'a mut Hash,
}

/// The compression function, of eight states with a block each.
#[target_feature(enable = "avx2")]
fn compress(
    state: &mut [Words; 8],
    blocks: &[&[u8; BLOCK_BYTES]; LANES],
    lengths: &Words,
    flags: &Words,
) {
    let m = transposed(blocks.map(|block| load(block.first_chunk().expect("half of 64"))));
    let n = transposed(blocks.map(|block| load(block.last_chunk().expect("half of 64"))));
    let ([m0, m1, m2, m3, m4, m5, m6, m7], [m8, m9, ma, mb, mc, md, me, mf]) = (m, n);
    let [mut v0, mut v1, mut v2, mut v3, mut v4, mut v5, mut v6, mut v7] =
        state.map(|row| load_words(&row));
    let [mut v8, mut v9, mut va, mut vb] = IV.map(|word| _mm256_set1_epi32(word.cast_signed()));
    // Of a chunk that is alone, whose number is 0.
    let [mut vc, mut vd] = [_mm256_setzero_si256(); 2];
    let (mut ve, mut vf) = (load_words(lengths), load_words(flags));
    macro_rules! mix {
        ($a:ident $b:ident $c:ident $d:ident, $x:ident $y:ident) => {
            $a = add(add($a, $b), $x);
            $d = rotated_16(_mm256_xor_si256($d, $a));
            $c = add($c, $d);
            $b = rotated::<12, 20>(_mm256_xor_si256($b, $c));
            $a = add(add($a, $b), $y);
            $d = rotated_8(_mm256_xor_si256($d, $a));
            $c = add($c, $d);
            $b = rotated::<7, 25>(_mm256_xor_si256($b, $c));
        };
    }
    macro_rules! round {
        ($a:ident $b:ident $c:ident $d:ident $e:ident $f:ident $g:ident $h:ident
         $i:ident $j:ident $k:ident $l:ident $m:ident $n:ident $o:ident $p:ident) => {
            mix!(v0 v4 v8 vc, $a $b);
            mix!(v1 v5 v9 vd, $c $d);
            mix!(v2 v6 va ve, $e $f);
            mix!(v3 v7 vb vf, $g $h);
            mix!(v0 v5 va vf, $i $j);
            mix!(v1 v6 vb vc, $k $l);
            mix!(v2 v7 v8 vd, $m $n);
            mix!(v3 v4 v9 ve, $o $p);
        };
    }
    round!(m0 m1 m2 m3 m4 m5 m6 m7 m8 m9 ma mb mc md me mf);
    round!(m2 m6 m3 ma m7 m0 m4 md m1 mb mc m5 m9 me mf m8);
    round!(m3 m4 ma mc md m2 m7 me m6 m5 m9 m0 mb mf m8 m1);
    round!(ma m7 mc m9 me m3 md mf m4 m0 mb m2 m5 m8 m1 m6);
    round!(mc md m9 mb mf ma me m8 m7 m2 m5 m3 m0 m1 m6 m4);
    round!(m9 me mb m5 m8 mc mf m1 md m3 m0 ma m2 m6 m4 m7);
    round!(mb mf m5 m0 m1 m9 m8 m6 me ma m2 mc m3 m4 m7 md);
    let (low, high) = ([v0, v1, v2, v3, v4, v5, v6, v7], [v8, v9, va, vb, vc, vd, ve, vf]);
    for (row, (low, high)) in state.iter_mut().zip(low.into_iter().zip(high)) {
        store(row, _mm256_xor_si256(low, high));
    }
}

/// Eight rows of eight words, with rows and columns changed over.
#[target_feature(enable = "avx2")]
#[inline]
fn transposed(rows: Rows) -> Rows {
    let pairs = |x, y| (_mm256_unpacklo_epi32(x, y), _mm256_unpackhi_epi32(x, y));
    let fours = |x, y| (_mm256_unpacklo_epi64(x, y), _mm256_unpackhi_epi64(x, y));
    let [r0, r1, r2, r3, r4, r5, r6, r7] = rows;
    let ((p0, p1), (p2, p3)) = (pairs(r0, r1), pairs(r2, r3));
    let ((p4, p5), (p6, p7)) = (pairs(r4, r5), pairs(r6, r7));
    let ((f0, f1), (f2, f3)) = (fours(p0, p2), fours(p1, p3));
    let ((f4, f5), (f6, f7)) = (fours(p4, p6), fours(p5, p7));
    let low = |x, y| _mm256_permute2x128_si256::<0x20>(x, y);
    let high = |x, y| _mm256_permute2x128_si256::<0x31>(x, y);
    let [r0, r1, r2, r3] = [low(f0, f4), low(f1, f5), low(f2, f6), low(f3, f7)];
    [r0, r1, r2, r3, high(f0, f4), high(f1, f5), high(f2, f6), high(f3, f7)]
}

#[target_feature(enable = "avx2")]
#[inline]
fn add(a: __m256i, b: __m256i) -> __m256i {
    _mm256_add_epi32(a, b)
}

#[target_feature(enable = "avx2")]
#[inline]
fn rotated<const RIGHT: i32, const LEFT: i32>(word: __m256i) -> __m256i {
    _mm256_or_si256(_mm256_srli_epi32::<RIGHT>(word), _mm256_slli_epi32::<LEFT>(word))
}

#[target_feature(enable = "avx2")]
#[inline]
#[rustfmt::skip]
fn rotated_16(word: __m256i) -> __m256i {
    _mm256_shuffle_epi8(word, _mm256_set_epi8(
        13, 12, 15, 14, 9, 8, 11, 10, 5, 4, 7, 6, 1, 0, 3, 2,
        13, 12, 15, 14, 9, 8, 11, 10, 5, 4, 7, 6, 1, 0, 3, 2,
    ))
}

#[target_feature(enable = "avx2")]
#[inline]
#[rustfmt::skip]
fn rotated_8(word: __m256i) -> __m256i {
    _mm256_shuffle_epi8(word, _mm256_set_epi8(
        12, 15, 14, 13, 8, 11, 10, 9, 4, 7, 6, 5, 0, 3, 2, 1,
        12, 15, 14, 13, 8, 11, 10, 9, 4, 7, 6, 5, 0, 3, 2, 1,
    ))
}

#[target_feature(enable = "avx2")]
#[inline]
fn load(bytes: &[u8; 32]) -> __m256i {
    // SAFETY: 32 bytes are there; any place will do, and any bytes.
    #[expect(unsafe_code, reason = "reads as many bytes as there are")]
    unsafe {
        _mm256_loadu_si256(bytes.as_ptr().cast())
    }
}

#[target_feature(enable = "avx2")]
#[inline]
fn load_words(words: &Words) -> __m256i {
    // SAFETY: eight words of four bytes are there; any place will do, and any words.
    #[expect(unsafe_code, reason = "reads as many words as there are")]
    unsafe {
        _mm256_loadu_si256(words.as_ptr().cast())
    }
}

#[target_feature(enable = "avx2")]
#[inline]
fn store(words: &mut Words, row: __m256i) {
    // SAFETY: there is room for eight words of four bytes; any place will do, and any words.
    #[expect(unsafe_code, reason = "writes as many words as there is room for")]
    unsafe {
        _mm256_storeu_si256(words.as_mut_ptr().cast(), row);
    }
}

const LANES: usize = 8;
const BLOCK_BYTES: usize = 64;
const BLOCK_LENGTH: u32 = 64;
const CHUNK_BYTES: usize = 1024;
const CHUNK_START: u32 = 1;
const CHUNK_END: u32 = 1 << 1;
const ROOT: u32 = 1 << 3;
/// The first four words of what BLAKE3 begins with.
const IV: [u32; 4] = [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a];
