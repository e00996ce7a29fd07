package io.mcmetrics.report.trace;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.report.Language;
import io.mcmetrics.storage.StorageRole;
import io.mcmetrics.trace.CheckStatus;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import java.util.Locale;

/** The texts of the trace page, in each language; {@code {0}} stands for a number. */
public enum TraceMessage {
  TITLE("Do the metrics reach Grafana?", "메트릭이 Grafana까지 도착하나요?"),
  SUBTITLE(
      "The way of each cluster’s metrics, hop by hop, as the files in Git tell it. No running"
          + " system was asked.",
      "Git에 있는 파일만 읽고 각 클러스터의 메트릭이 지나는 길을 단계별로 살펴보았습니다. 실행 중인 시스템에는 묻지 않았습니다."),
  LANGUAGE("Language", "언어"),
  SKIP("Skip to the picture", "그림으로 건너뛰기"),

  REACH_YES("reaching Grafana", "Grafana에 도착"),
  REACH_AS_FAR_AS_SEEN("in order as far as seen", "보이는 데까지는 정상"),
  REACH_PARTLY("arriving in part", "일부만 도착"),
  REACH_NO("not arriving", "도착하지 않음"),
  REACH_UNKNOWN("unknown", "알 수 없음"),

  STATUS_OK("ok", "정상"),
  STATUS_AS_FAR_AS_SEEN("ok as far as seen", "보이는 데까지 정상"),
  STATUS_BROKEN("broken", "끊김"),
  STATUS_UNKNOWN("unknown", "알 수 없음"),
  STATUS_NOT_APPLICABLE("n/a", "해당 없음"),

  CHECK_IN_ORDER("in order", "정상"),
  CHECK_BROKEN("broken", "끊김"),
  CHECK_NOT_LOOKED_AT("not looked at", "살펴보지 못함"),
  CHECKS("What was looked at: {0} of {1}", "살펴본 항목: {1}개 중 {0}개"),

  STAGE_IDENTITY("Identity", "식별 레이블"),
  STAGE_RELABEL("Relabelling", "리레이블"),
  STAGE_REMOTE_WRITE("Remote write", "원격 쓰기"),
  STAGE_ROUTE("Route", "라우팅"),
  STAGE_SERVICE("Service", "서비스"),
  STAGE_RECEIVE("Receive", "수신"),
  STAGE_SIDECAR("Sidecar", "사이드카"),
  STAGE_QUERY("Query", "쿼리"),
  STAGE_DATASOURCE("Data source", "데이터 소스"),
  STAGE_DASHBOARD("Dashboard", "대시보드"),
  STAGE_ASIDE("Aside", "기타"),

  BREAKS("Where the way ends", "길이 끊긴 곳"),
  MORE_BREAKS("{0} more", "{0}건 더 보기"),
  MORE_CLUSTERS("and {0} more", "그 밖에 {0}개"),
  NO_BREAKS("No hop is broken.", "끊긴 단계가 없습니다."),
  PICTURE("The fleet", "전체 그림"),
  PICTURE_HINT(
      "Arrow keys move from hop to hop, Enter shows the evidence, Escape lets go.",
      "화살표 키로 단계 사이를 이동하고, Enter로 근거를 보고, Esc로 선택을 풉니다."),
  NOTHING_MATCHES("No cluster matches.", "조건에 맞는 클러스터가 없습니다."),
  SEARCH("Search", "검색"),
  SEARCH_HINT("cluster, label, URL or file", "클러스터, 레이블, URL, 파일"),
  ONLY_BROKEN("Only broken", "끊긴 것만"),
  UNFOLD_ALL("Unfold all", "모두 펼치기"),
  FOLD_ALL("Fold alike", "같은 것끼리 묶기"),
  UNFOLD("Unfold these clusters", "이 클러스터들 펼치기"),
  FOLD("Fold with its likes", "같은 것끼리 다시 묶기"),
  ZOOM_IN("Zoom in", "확대"),
  ZOOM_OUT("Zoom out", "축소"),
  SHOWN("{0} of {1} clusters shown", "클러스터 {1}개 중 {0}개 표시"),
  LEGEND("Legend", "범례"),
  BEYOND("beyond a break", "끊긴 뒤의 길"),
  EVIDENCE("Evidence", "근거"),
  CHOOSE(
      "Choose a hop or a cluster to see what the files say about it.",
      "단계나 클러스터를 고르면 파일에 적힌 근거를 보여 줍니다."),
  NO_EVIDENCE("No line of any file says so.", "이를 말해 주는 줄이 어느 파일에도 없습니다."),
  FINDINGS("Findings", "발견한 문제"),
  CLUSTERS("{0} clusters", "클러스터 {0}개"),
  PLACES("{0} places", "{0}곳"),
  EACH_ITS_OWN("its own in each cluster", "클러스터마다 다름"),

  TABLE("All clusters and hops", "모든 클러스터와 단계"),
  CLUSTER("Cluster", "클러스터"),
  SENDER("Sender", "보내는 쪽"),
  ARRIVING("Metrics arriving", "도착하는 메트릭"),
  ARRIVING_OF("{0} of {1}", "{1}개 중 {0}개"),
  GRAFANA("Grafana", "Grafana"),
  SENDS_NOTHING("sends nothing", "보내는 것이 없음"),
  ROLE("Role", "역할"),
  ROLE_EDGE("edge", "에지"),
  ROLE_CENTRAL("central", "중앙"),
  ROLE_STANDALONE("standalone", "단독"),
  PATH("Path", "파일 위치"),
  MODE("Mode", "방식"),
  REPLICAS("Replicas", "복제본 수"),
  LABELS("External labels", "외부 레이블"),
  DESTINATION("Sends to", "보내는 곳"),
  STORAGE("Object storage", "오브젝트 스토리지"),
  ROLE_WRITES("writes", "쓰기"),
  ROLE_READS("reads", "읽기"),
  ROLE_COMPACTS("compacts", "압축"),
  EVERY_HOP("Every hop in detail", "단계별 자세한 내용"),
  EVERY_CLUSTER("Every cluster in detail", "클러스터별 자세한 내용"),
  MADE_BY("Made by", "만든 도구:");

  private final String english;
  private final String korean;

  TraceMessage(String english, String korean) {
    this.english = english;
    this.korean = korean;
  }

  /** Returns the text for whether samples reach Grafana. */
  public static TraceMessage of(ReachesGrafana reach) {
    return valueOf("REACH_" + reach.name());
  }

  /** Returns the text for the status of a hop. */
  public static TraceMessage of(HopStatus status) {
    return valueOf("STATUS_" + status.name());
  }

  /** Returns the text for what is known of a check. */
  public static TraceMessage of(CheckStatus status) {
    return valueOf("CHECK_" + status.name());
  }

  /** Returns the text for what a component does with its bucket. */
  public static TraceMessage of(StorageRole role) {
    return valueOf("ROLE_" + role.name());
  }

  /** Returns the heading of a stage. */
  public static TraceMessage of(Stage stage) {
    return valueOf("STAGE_" + stage.name());
  }

  /** Returns the text with its numbers filled in. */
  public String in(Language language, int... numbers) {
    String text =
        switch (language) {
          case EN -> english;
          case KO -> korean;
        };
    for (int i = 0; i < numbers.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(numbers[i]));
    }
    return text;
  }

  /** Returns the key of the text in the scripts of the page. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
