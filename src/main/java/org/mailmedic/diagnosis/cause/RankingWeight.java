package org.mailmedic.diagnosis.cause;

/// What the ranking of causes weighs. What each does, and why it weighs what it weighs, stands in
/// `ranking.properties`.
enum RankingWeight {
    OTHER_WORDS("words.other"),
    SURE_WORDS("words.sure"),
    FURTHER_WORDS("words.further"),
    NEXT_REFUSAL("words.next"),
    CLEAR_WORDS("words.clear"),
    ROOM_FOR_THE_SAME("room.same"),
    ROOM_FOR_THE_ALLOWED("room.allowed"),
    LEAST_ROOM("room.least"),
    ROOM_ELSEWHERE("room.elsewhere"),
    ABSENCE("absence.most"),
    CLAIM_SEEN("claim.seen"),
    DOUBTED_WORDS("doubt.said"),
    DOUBTED_SUSPICION("doubt.suspected"),
    VAGUE_FOUND("vague.found"),
    VAGUE_NEAR("vague.near"),
    VAGUE_BEHIND("vague.behind"),
    LEAST_MENTIONED("mention.least");

    private final String key;

    RankingWeight(String key) {
        this.key = key;
    }

    /// Its name in the data file.
    String key() {
        return key;
    }
}
